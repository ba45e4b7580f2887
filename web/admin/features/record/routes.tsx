import { AuditOutlined, ClockCircleOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/record', lazy: () => import('./record-page.tsx') },
    { path: '/record/anchors', lazy: () => import('./anchors-page.tsx') },
    { path: '/record/:aggregate', lazy: () => import('./record-page.tsx') },
    { path: '/jobs', lazy: () => import('./jobs-page.tsx') },
    { path: '/jobs/:job', lazy: () => import('./job-page.tsx') },
  ],
  menu: [
    {
      to: '/record',
      label: { zh: '留痕记录', en: 'Record' },
      icon: AuditOutlined,
      group: 'watch',
      order: 10,
      show: ({ can }) => can('audit.read'),
    },
    {
      to: '/jobs',
      label: { zh: '任务', en: 'Jobs' },
      icon: ClockCircleOutlined,
      group: 'watch',
      order: 20,
      show: ({ can }) => can('job.read'),
    },
  ],
};
