import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/cycles/:cycle/conduct/:unit/interviews', lazy: () => import('./interviews-page.tsx') },
    { path: '/cycles/:cycle/conduct/:unit/interviews/:interview', lazy: () => import('./interview-page.tsx') },
  ],
};
