import { defineTexts } from '../../app/i18n.ts';

export const useWhyTexts = defineTexts('why', {
  title: ['由来', 'Where it comes from'],
  page: ['单独成页、打印', 'On a page of its own, to print'],
  print: ['打印', 'Print'],
  result: ['考核结果', 'Results'],
  weight: ['权重 {{weight}}%', 'weight {{weight}}%'],
  entered: ['{{name}} {{at}} 录入', 'entered by {{name}}, {{at}}'],
  cut: [
    '以下内容不对您公开：他人成绩、个别领导的评价和不足最低票数的计票不予显示。',
    'What lies below is not shown to you: the scores of others, a single leader’s rating, counts of too few ballots.',
  ],
  none: ['无', 'none'],
  lines: ['逐项由来', 'Line by line'],
  keys: ['方向键：上下移动，向右展开，向左收起。', 'Arrow keys: up and down, right opens, left closes.'],
  openAll: ['全部展开', 'Open all'],
  closeAll: ['全部收起', 'Close all'],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  yuan: ['{{value}} 元', '{{value}} yuan'],
  points: ['{{value}} 分', '{{value}} points'],
  'row.performance': ['实绩数据', 'performance row'],
  'row.opinions': ['测评计票', 'tally'],
  'row.people': ['人员登记', 'person’s record'],
  'row.units': ['单位登记', 'unit’s record'],
});
