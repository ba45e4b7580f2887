import { ClusterOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/tenants', lazy: () => import('./tenants-page.tsx') },
    { path: '/tenants/new', lazy: () => import('./open-page.tsx') },
    { path: '/tenants/:tenant', lazy: () => import('./tenant-page.tsx') },
  ],
  menu: [
    {
      to: '/tenants',
      label: { zh: '租户', en: 'Counties' },
      icon: ClusterOutlined,
      group: 'service',
      order: 10,
      show: ({ can }) => can('tenant.read'),
    },
  ],
  actions: [
    {
      to: '/tenants/new',
      label: { zh: '开通一个县', en: 'Open a county' },
      show: ({ can }) => can('tenant.write'),
    },
  ],
};
