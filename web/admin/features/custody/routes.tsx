import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/cycles/:cycle/conduct/:unit/custody', lazy: () => import('./custody-page.tsx') },
    { path: '/cycles/:cycle/custody', lazy: () => import('./batches-page.tsx') },
  ],
};
