import { SolutionOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/my-appraisal', lazy: () => import('./my-appraisal-page.tsx') },
    { path: '/cycles/:cycle/reports/:unit/:subject', lazy: () => import('./report-page.tsx') },
    { path: '/cycles/:cycle/conduct/:unit/reports', lazy: () => import('./list-page.tsx') },
  ],
  menu: [
    {
      to: '/my-appraisal',
      label: { zh: '我的考核', en: 'My appraisal' },
      icon: SolutionOutlined,
      group: 'work',
      order: 5,
      show: ({ me, can }) => can('report.own') && me.user?.person !== null,
    },
  ],
};
