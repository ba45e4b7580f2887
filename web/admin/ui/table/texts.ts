import { defineTexts } from '../../app/i18n.ts';

export const useTableTexts = defineTexts('table', {
  search: ['查找', 'Find'],
  'search.in': ['在“{{label}}”中查找', 'Find in “{{label}}”'],
  count: ['共 {{n}} 行', 'Rows: {{n}}'],
  'count.of': ['共 {{all}} 行，当前显示 {{n}} 行', '{{n}} of {{all}} rows'],
  nothing: ['没有符合条件的行。', 'No row matches.'],
  clear: ['清除查找与筛选', 'Clear search and filters'],
  filters: ['筛选', 'Filter'],
  columns: ['列', 'Columns'],
  views: ['常用筛选', 'Saved filters'],
  'views.none': ['还没有保存过筛选。', 'None saved yet.'],
  'views.name': ['给当前筛选起个名字', 'Name for the present filters'],
  'views.save': ['保存', 'Save'],
  'views.remove': ['删除“{{name}}”', 'Remove “{{name}}”'],
  export: ['导出 Excel', 'Export .xlsx'],
  sort: ['按“{{title}}”排序', 'Sort by “{{title}}”'],
  fold: ['收起下级', 'Fold'],
  unfold: ['展开下级', 'Unfold'],
});
