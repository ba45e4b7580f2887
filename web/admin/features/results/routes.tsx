import { BarChartOutlined, SmileOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import type { Session } from '../../app/session-context.ts';

const seesOthers = ({ can, reach }: Session) => {
  const { county, groups, units } = reach('result.read');
  return can('result.read') && (county || groups.length > 0 || units.length > 0);
};
const isAppraised = ({ me }: Session) => me.user?.person != null;

export const feature: Feature = {
  routes: [
    { path: '/results', lazy: () => import('./latest-page.tsx') },
    { path: '/my-result', lazy: () => import('./my-result-page.tsx') },
    { path: '/cycles/:cycle/my-result', lazy: () => import('./my-result-page.tsx') },
    { path: '/cycles/:cycle/runs', lazy: () => import('./runs-page.tsx') },
    { path: '/cycles/:cycle/runs/:run', lazy: () => import('./results-page.tsx') },
  ],
  menu: [
    {
      to: '/results',
      label: { zh: '考核结果', en: 'Results' },
      icon: BarChartOutlined,
      group: 'work',
      order: 40,
      show: seesOthers,
      also: /^\/cycles\/[^/]+\/(runs|compare)(\/|$)/,
    },
    {
      to: '/my-result',
      label: { zh: '我的结果', en: 'My result' },
      icon: SmileOutlined,
      group: 'work',
      order: 10,
      show: isAppraised,
      also: /^\/cycles\/[^/]+\/my-result$/,
    },
  ],
  actions: [
    { to: '/results?start', label: { zh: '开始评定', en: 'Start a run' }, show: ({ can }) => can('run.write') },
  ],
};
