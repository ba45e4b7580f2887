import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [{ path: '/cycles/:cycle/runs/:run/why/:address', lazy: () => import('./why-page.tsx') }],
};
