import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [{ path: '/cycles/:cycle/conduct/:unit/staff', lazy: () => import('./staff-page.tsx') }],
};
