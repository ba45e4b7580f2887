import { AppstoreOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/conduct', lazy: () => import('./latest-page.tsx') },
    { path: '/cycles/:cycle/conduct', lazy: () => import('./board-page.tsx') },
    { path: '/cycles/:cycle/conduct/:unit', lazy: () => import('./unit-page.tsx') },
  ],
  menu: [
    {
      to: '/conduct',
      label: { zh: '考核进度', en: 'Progress' },
      icon: AppstoreOutlined,
      group: 'work',
      order: 15,
      show: ({ can }) => can('conduct.read'),
      also: /^\/cycles\/[^/]+\/(conduct|plan|notice|placement|custody|media)(\/|$)/,
    },
  ],
};
