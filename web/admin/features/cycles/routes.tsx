import { CalendarOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/cycles', lazy: () => import('./cycles-page.tsx') },
    { path: '/cycles/new', lazy: () => import('./cycle-form-page.tsx') },
    { path: '/cycles/:cycle', lazy: () => import('./cycle-page.tsx') },
    { path: '/cycles/:cycle/edit', lazy: () => import('./cycle-form-page.tsx') },
    { path: '/cycles/:cycle/export', lazy: () => import('./export-page.tsx') },
    { path: '/cycles/:cycle/units/:unit', lazy: () => import('./unit-data-page.tsx') },
  ],
  menu: [
    {
      to: '/cycles',
      label: { zh: '考核年度', en: 'Cycles' },
      icon: CalendarOutlined,
      group: 'work',
      order: 20,
      show: ({ can }) => can('cycle.read'),
    },
  ],
  actions: [
    { to: '/cycles/new', label: { zh: '开启考核年度', en: 'Open a cycle' }, show: ({ can }) => can('cycle.write') },
  ],
};
