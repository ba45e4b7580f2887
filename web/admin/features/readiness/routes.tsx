import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/cycles/:cycle/conduct/:unit/readiness', lazy: () => import('./readiness-page.tsx') },
    { path: '/cycles/:cycle/concern', lazy: () => import('./concern-page.tsx') },
  ],
};
