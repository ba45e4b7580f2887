import { ClusterOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [{ path: '/tenants', lazy: () => import('./tenants-page.tsx') }],
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
};
