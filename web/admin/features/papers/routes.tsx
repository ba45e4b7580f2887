import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/cycles/:cycle/conduct/:unit/papers', lazy: () => import('./papers-page.tsx') },
    { path: '/cycles/:cycle/conduct/:unit/papers/:subject', lazy: () => import('./paper-page.tsx') },
  ],
};
