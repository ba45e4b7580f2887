import { UserOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/users', lazy: () => import('./users-page.tsx') },
    { path: '/users/new', lazy: () => import('./user-page.tsx') },
    { path: '/users/batch', lazy: () => import('./batch-page.tsx') },
    { path: '/users/sheet', lazy: () => import('./sheet-page.tsx') },
    { path: '/users/:user', lazy: () => import('./user-page.tsx') },
    { path: '/users/:user/access', lazy: () => import('./access-page.tsx') },
  ],
  menu: [
    {
      to: '/users',
      label: { zh: '用户与角色', en: 'Users and roles' },
      icon: UserOutlined,
      group: 'basis',
      order: 20,
      show: ({ can }) => can('users.read'),
    },
  ],
  actions: [
    { to: '/users/new', label: { zh: '新建用户', en: 'Make a user' }, show: ({ can }) => can('users.write') },
    {
      to: '/users/batch',
      label: { zh: '批量开户', en: 'Make users of people in the register' },
      show: ({ can }) => can('users.write'),
    },
    {
      to: '/users/sheet',
      label: { zh: '用表格开户', en: 'Make users from a sheet' },
      show: ({ can }) => can('users.write'),
    },
  ],
};
