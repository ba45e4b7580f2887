import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/cycles/:cycle/plan', lazy: () => import('./plan-page.tsx') },
    { path: '/cycles/:cycle/notice', lazy: () => import('./notice-page.tsx') },
  ],
};
