import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [{ path: '/cycles/:cycle/conduct/:unit/ballots/voices', lazy: () => import('./voices-page.tsx') }],
};
