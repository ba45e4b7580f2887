import * as z from 'zod';
import { choice, fieldMeta, flag, group, id, number, points, rate, required, score, text } from '../field.ts';
import { areaNames, methodNames } from '../terms.ts';

/** scoring.md §3: reported against verified values. */
export const verification = group('数据核实', 'Verification', {
  tolerancePercent: rate('允许偏差', 'tolerance').default(2),
  inflationPenaltyPoints: score('虚报扣分', 'points off for inflated figures', { min: 0 }).default(0),
});

export const indicatorSchema = required('指标', 'Indicator', {
  id: id('编号', 'id'),
  label: text('指标', 'indicator'),
  points: points('分值', 'points'),
  method: choice('计分方法', 'method', methodNames),
  /** growth that earns all points; method `growth` only */
  targetGrowth: number('目标增长率', 'target growth', { unit: ['%', ' %'] }).optional(),
  /** method `rank`: share of the points for the first, less for each further rank, and the least */
  best: number('第一名得分比例', 'share of the first', { unit: ['%', ' %'] }).default(100),
  step: number('每后一名递减', 'less for each rank', { unit: ['%', ' %'] }).default(5),
  floor: number('最低得分比例', 'least share', { unit: ['%', ' %'] }).default(0),
  lowerIsBetter: flag('以低为好', 'lower is better').default(false),
  /** ceiling as a multiple of the points; null = no ceiling 上不封顶 */
  cap: number('得分上限（分值的倍数）', 'ceiling (multiple of the points)', {
    min: 0,
    none: ['上不封顶', 'no ceiling'],
  })
    .nullable()
    .default(1),
  /** 计量单位 of the values */
  measure: text('计量单位', 'measure').optional(),
  /** the department that enters the values for all units, B-29 and B-92 */
  provider: text('数据提供单位', 'data provider').optional(),
  /** latent and visible performance 潜绩 显绩, B-69 */
  horizon: choice('潜绩或显绩', 'horizon', { latent: ['潜绩', 'latent'], visible: ['显绩', 'visible'] }).optional(),
});

export const sectionSchema = required('部分', 'Section', {
  id: id('编号', 'id'),
  label: text('部分', 'section'),
  points: points('分值', 'points'),
  /** the area it belongs to, for the ratio of B-80 */
  area: choice('所属方面', 'area', areaNames).optional(),
  indicators: z.array(indicatorSchema),
});

export const categorySchema = required('类别', 'Category', {
  id: id('编号', 'id'),
  label: text('类别', 'category'),
  totalPoints: points('总分', 'total points'),
  sections: z.array(sectionSchema),
});

export const categories = z
  .array(categorySchema)
  .register(fieldMeta, { label: { zh: '考核类别与指标', en: 'categories and indicators' }, kind: 'list' });
