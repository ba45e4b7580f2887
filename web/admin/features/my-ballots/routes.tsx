import { CarryOutOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/my-ballots', lazy: () => import('./latest-page.tsx') },
    { path: '/cycles/:cycle/my-ballots', lazy: () => import('./my-ballots-page.tsx') },
  ],
  menu: [
    {
      to: '/my-ballots',
      label: { zh: '我的测评票', en: 'My ballots' },
      icon: CarryOutOutlined,
      group: 'work',
      order: 6,
      show: ({ me, can }) => can('ballot.own') && me.user?.person !== null,
      also: /^\/cycles\/[^/]+\/(my-ballots|self-rating)$/,
    },
  ],
};
