import { QuestionCircleOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

export const feature: Feature = {
  routes: [
    { path: '/questions', lazy: () => import('./questions-page.tsx') },
    { path: '/questions/:cycle/:id', lazy: () => import('./question-page.tsx') },
  ],
  menu: [
    {
      to: '/questions',
      label: { zh: '监督询问', en: 'Questions' },
      icon: QuestionCircleOutlined,
      group: 'watch',
      order: 5,
      show: ({ can }) => can('question.ask') || can('question.answer'),
    },
  ],
  actions: [
    {
      to: '/questions?ask=1',
      label: { zh: '提出监督询问', en: 'Ask the appraisal office' },
      show: ({ can }) => can('question.ask'),
    },
  ],
};
