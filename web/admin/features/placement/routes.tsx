import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [{ path: '/cycles/:cycle/placement', lazy: () => import('./placement-page.tsx') }],
};
