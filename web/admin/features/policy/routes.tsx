import { FileTextOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/policy', lazy: () => import('./policy-page.tsx') },
    { path: '/policy/versions', lazy: () => import('./versions-page.tsx') },
    { path: '/policy/versions/:version', lazy: () => import('./version-page.tsx') },
  ],
  menu: [
    {
      to: '/policy',
      label: { zh: '考核办法', en: 'Policy' },
      icon: FileTextOutlined,
      group: 'basis',
      order: 10,
      show: ({ can }) => can('policy.read'),
    },
  ],
  actions: [
    {
      to: '/policy/versions',
      label: { zh: '办法历次版本', en: 'Versions of the policy' },
      show: ({ can }) => can('policy.read'),
    },
  ],
};
