import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [{ path: '/cycles/:cycle/compare', lazy: () => import('./compare-page.tsx') }],
};
