import type { Feature } from '../../app/feature.ts';

const unit = '/cycles/:cycle/conduct/:unit';

export const feature: Feature = {
  routes: [
    { path: `${unit}/meeting`, lazy: () => import('./meeting-page.tsx') },
    { path: `${unit}/meeting/paper`, lazy: () => import('./paper-page.tsx') },
    { path: `${unit}/attendance`, lazy: () => import('./attendance-page.tsx') },
    { path: `${unit}/oral`, lazy: () => import('./oral-page.tsx') },
  ],
};
