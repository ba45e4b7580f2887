import { DatabaseOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [{ path: '/county', lazy: () => import('./county-page.tsx') }],
  menu: [
    {
      to: '/county',
      label: { zh: '县数据', en: 'County data' },
      icon: DatabaseOutlined,
      group: 'basis',
      order: 30,
      show: ({ can }) => can('county.export'),
    },
  ],
  actions: [
    {
      to: '/county',
      label: { zh: '导出全部数据', en: 'Export everything' },
      show: ({ can }) => can('county.export'),
    },
  ],
};
