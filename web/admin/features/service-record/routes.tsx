import { AuditOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [{ path: '/service-record', lazy: () => import('./service-record-page.tsx') }],
  menu: [
    {
      to: '/service-record',
      label: { zh: '平台留痕', en: 'Service record' },
      icon: AuditOutlined,
      group: 'service',
      order: 30,
      show: ({ can }) => can('tenant.read'),
    },
  ],
};
