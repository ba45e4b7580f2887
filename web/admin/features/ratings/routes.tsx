import { StarOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/leader-ratings', lazy: () => import('./latest-page.tsx') },
    { path: '/cycles/:cycle/leader-ratings', lazy: () => import('./leader-page.tsx') },
    { path: '/cycles/:cycle/self-rating', lazy: () => import('./self-page.tsx') },
    { path: '/cycles/:cycle/conduct/:unit/self-ratings', lazy: () => import('./unit-self-page.tsx') },
    { path: '/cycles/:cycle/conduct/:unit/leader-ratings', lazy: () => import('./unit-leader-page.tsx') },
  ],
  menu: [
    {
      to: '/leader-ratings',
      label: { zh: '领导评价', en: 'My ratings' },
      icon: StarOutlined,
      group: 'work',
      order: 7,
      show: ({ can }) => can('ballot.lead'),
      also: /^\/cycles\/[^/]+\/leader-ratings$/,
    },
  ],
};
