import { HomeOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [{ index: true, lazy: () => import('./home-page.tsx') }],
  menu: [
    {
      to: '/',
      label: { zh: '首页', en: 'Home' },
      icon: HomeOutlined,
      group: 'work',
      order: 0,
      // Those who run the service have a page of the menu for their home.
      show: ({ me }) => me.user !== null,
    },
  ],
};
