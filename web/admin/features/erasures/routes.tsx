import { DeleteOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/erasures', lazy: () => import('./erasures-page.tsx') },
    { path: '/erasures/:tenant', lazy: () => import('./erasure-page.tsx') },
    { path: '/erasures/:tenant/certificate', lazy: () => import('./certificate-page.tsx') },
  ],
  menu: [
    {
      to: '/erasures',
      label: { zh: '数据注销', en: 'Erasures' },
      icon: DeleteOutlined,
      group: 'service',
      order: 20,
      show: ({ can }) => can('tenant.erase'),
    },
  ],
};
