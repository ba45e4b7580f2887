import { VideoCameraOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/media', lazy: () => import('./latest-media-page.tsx') },
    { path: '/cycles/:cycle/media', lazy: () => import('./media-page.tsx') },
  ],
  menu: [
    {
      to: '/media',
      label: { zh: '媒体述职', en: 'Media reports' },
      icon: VideoCameraOutlined,
      group: 'work',
      order: 30,
      show: ({ can }) => can('conduct.media'),
      also: /^\/cycles\/[^/]+\/media$/,
    },
  ],
};
