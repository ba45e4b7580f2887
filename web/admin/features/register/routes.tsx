import { ApartmentOutlined, BankOutlined, TeamOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/units', lazy: () => import('./units-page.tsx') },
    { path: '/units/new', lazy: () => import('./unit-form-page.tsx') },
    { path: '/units/:unit', lazy: () => import('./unit-page.tsx') },
    { path: '/units/:unit/edit', lazy: () => import('./unit-form-page.tsx') },
    { path: '/people', lazy: () => import('./people-page.tsx') },
    { path: '/people/new', lazy: () => import('./person-form-page.tsx') },
    { path: '/people/:unit/:person', lazy: () => import('./person-page.tsx') },
    { path: '/people/:unit/:person/edit', lazy: () => import('./person-form-page.tsx') },
    { path: '/groups', lazy: () => import('./groups-page.tsx') },
  ],
  menu: [
    {
      to: '/units',
      label: { zh: '单位', en: 'Units' },
      icon: BankOutlined,
      group: 'register',
      order: 10,
      show: ({ can }) => can('register.read'),
    },
    {
      to: '/people',
      label: { zh: '人员', en: 'People' },
      icon: TeamOutlined,
      group: 'register',
      order: 20,
      show: ({ can }) => can('register.read'),
    },
    {
      to: '/groups',
      label: { zh: '考核组', en: 'Groups' },
      icon: ApartmentOutlined,
      group: 'register',
      order: 30,
      show: ({ reach }) => reach('register.read').county,
    },
  ],
  actions: [
    { to: '/units/new', label: { zh: '登记单位', en: 'Register a unit' }, show: ({ can }) => can('register.write') },
    { to: '/people/new', label: { zh: '登记人员', en: 'Register a person' }, show: ({ can }) => can('register.write') },
  ],
};
