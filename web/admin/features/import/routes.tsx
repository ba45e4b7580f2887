import { ImportOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [{ path: '/import', lazy: () => import('./import-page.tsx') }],
  menu: [
    {
      to: '/import',
      label: { zh: '导入', en: 'Import' },
      icon: ImportOutlined,
      group: 'work',
      order: 30,
      show: ({ can }) => can('cycle.write'),
    },
  ],
  actions: [
    {
      to: '/import?kind=people',
      label: { zh: '导入人员', en: 'Import people' },
      show: ({ can }) => can('cycle.write'),
    },
    {
      to: '/import?kind=units',
      label: { zh: '导入单位', en: 'Import units' },
      show: ({ can }) => can('cycle.write'),
    },
    {
      to: '/import?kind=dataset',
      label: { zh: '导入数据集', en: 'Import a dataset' },
      show: ({ can }) => can('cycle.write'),
    },
  ],
};
