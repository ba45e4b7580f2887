import type { Feature } from '../../app/feature.ts';

const ballots = '/cycles/:cycle/conduct/:unit/ballots';

export const feature: Feature = {
  routes: [
    { path: ballots, lazy: () => import('./polls-page.tsx') },
    { path: `${ballots}/:poll`, lazy: () => import('./poll-page.tsx') },
    { path: `${ballots}/:poll/notice`, lazy: () => import('./notice-page.tsx') },
    { path: `${ballots}/:poll/cards`, lazy: () => import('./cards-page.tsx') },
  ],
};
