import { CheckSquareOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import type { Session } from '../../app/session-context.ts';

const show = ({ can }: Session): boolean => can('message.read');

export const feature: Feature = {
  routes: [
    { path: '/messages', lazy: () => import('./messages-page.tsx') },
    { path: '/messages/settings', lazy: () => import('./settings-page.tsx') },
  ],
  menu: [
    {
      to: '/messages',
      label: { zh: '待办和消息', en: 'To do and messages' },
      icon: CheckSquareOutlined,
      group: 'work',
      order: 5,
      show,
    },
  ],
  actions: [
    { to: '/messages?tab=messages&unread=true', label: { zh: '查看未读消息', en: 'Read what is unread' }, show },
    { to: '/messages/settings', label: { zh: '设置邮件提醒', en: 'Be told by e-mail' }, show },
  ],
};
