import type { Preset } from './preset.ts';

type Category = Preset['policy']['categories'][number];
type Indicator = Category['sections'][number]['indicators'][number];
type Row = [id: string, label: string, method: Indicator['method'], measure?: string];

/**
 * Named indicators with the section's points split evenly to two decimals, the remainder on the last ones' or first ones'
 * hundredths so that they add up exactly: 8 into three gives 2.67, 2.67, 2.66; 30 into nine gives 6 × 3.33 and
 * 3 × 3.34. `larger` says on which side the larger shares stand.
 */
function split(points: number, rows: readonly Row[], larger: 'first' | 'last' = 'first'): Indicator[] {
  const cents = Math.round(points * 100);
  const share = Math.floor(cents / rows.length);
  const rest = cents - share * rows.length;
  return rows.map(([id, label, method, measure], i) => {
    const isLarger = larger === 'first' ? i < rest : i >= rows.length - rest;
    const own = (share + (isLarger ? 1 : 0)) / 100;
    return {
      id,
      label,
      points: own,
      method,
      ...(measure && { measure }),
      ...(method === 'growth' && { targetGrowth: 12, cap: null }),
    };
  });
}

/** B-107 … B-111: townships 30/20/12/8/30. */
export const township: Category = {
  id: 'township',
  label: '乡镇',
  totalPoints: 100,
  sections: [
    {
      id: 'fiscal',
      label: '财政收入',
      points: 30,
      area: 'economy',
      indicators: split(30, [
        ['fiscal-revenue', '地方财政收入', 'ratio', '万元'],
        ['fiscal-growth', '地方财政收入增长率', 'growth', '万元'],
        ['agricultural-tax', '农业税任务完成情况', 'ratio', '万元'],
      ]),
    },
    {
      id: 'industry',
      label: '产业建设',
      points: 20,
      area: 'economy',
      indicators: split(20, [
        ['tobacco-area', '烤烟面积', 'ratio', '亩'],
        ['tobacco-tax', '烤烟税收额', 'ratio', '万元'],
        ['sericulture', '养蚕发种量', 'ratio', '张'],
        ['sericulture-tax', '养蚕税收额', 'ratio', '万元'],
        ['grain-for-green', '退耕还林', 'ratio', '亩'],
      ]),
    },
    {
      id: 'family-planning',
      label: '计划生育',
      points: 12,
      area: 'society',
      indicators: split(12, [['family-planning', '计划生育', 'deduction']]),
    },
    {
      id: 'agri-infrastructure',
      label: '农业基础设施建设',
      points: 8,
      area: 'society',
      indicators: split(8, [
        ['cisterns', '小窖', 'ratio', '口'],
        ['biogas', '沼气', 'ratio', '口'],
        ['watershed', '流域治理工程建设', 'ratio', '平方公里'],
      ]),
    },
    {
      id: 'party-and-society',
      label: '党建与社会事业',
      points: 30,
      area: 'party',
      indicators: split(30, [
        ['party-building', '党的建设', 'rating'],
        ['clean-government', '党风廉政建设', 'rating'],
        ['civilisation', '精神文明建设', 'rating'],
        ['work-safety', '安全生产', 'deduction'],
        ['public-security', '社会治安综合治理', 'deduction'],
        ['supervised-matters', '领导参会及督促检查', 'deduction'],
      ]),
    },
  ],
};

/** B-122 … B-127, B-130: county departments 55/45; the yellow-ginger tax stands in version 1. */
export const department: Category = {
  id: 'department',
  label: '县直综合部门',
  totalPoints: 100,
  sections: [
    {
      id: 'business',
      label: '部门业务工作',
      points: 55,
      indicators: split(55, [
        ['party-building', '党建', 'rating'],
        ['civilisation', '精神文明建设', 'rating'],
        ['clean-government', '党风廉政建设', 'rating'],
        ['superior-departments', '上级对口部门评议', 'rating'],
        ['peer-departments', '部门相互评议', 'rating'],
        ['supervised-matters', '督办检查及领导干部参会', 'deduction'],
        ['investment', '招商引资', 'ratio', '万元'],
        ['public-security', '社会治安综合治理', 'deduction'],
        ['family-planning', '计划生育', 'deduction'],
        ['safety', '安全稳定', 'deduction'],
      ]),
    },
    {
      id: 'economy',
      label: '经济工作（包建村）',
      points: 45,
      area: 'economy',
      indicators: split(45, [
        ['village-tobacco', '包建村烤烟生产', 'ratio', '亩'],
        ['village-sericulture', '包建村蚕桑生产', 'ratio', '张'],
        ['village-biogas', '包建村沼气建设', 'ratio', '口'],
        ['village-family-planning', '包建村计划生育', 'deduction'],
        ['village-grain-for-green', '包建村退耕还林', 'ratio', '亩'],
        ['yellow-ginger-tax', '黄姜税收', 'ratio', '万元'],
      ]),
    },
  ],
};

/** B-132 … B-134: industry, trade and key enterprises 70/30. */
export const enterprise: Category = {
  id: 'enterprise',
  label: '工业流通部门及重点企业',
  totalPoints: 100,
  sections: [
    {
      id: 'economic',
      label: '经济指标',
      points: 70,
      area: 'economy',
      indicators: split(70, [
        ['output', '经济总产量', 'ratio'],
        ['output-value', '总产值', 'ratio', '万元'],
        ['sales', '产品销售收入', 'ratio', '万元'],
        ['taxes', '上缴税金', 'ratio', '万元'],
      ]),
    },
    {
      id: 'non-economic',
      label: '非经济指标',
      points: 30,
      indicators: split(
        30,
        [
          ['party-building', '党的建设', 'rating'],
          ['clean-government', '党风廉政建设', 'rating'],
          ['civilisation', '精神文明建设', 'rating'],
          ['family-planning', '计划生育', 'deduction'],
          ['work-safety', '安全生产', 'deduction'],
          ['public-security', '社会治安综合治理', 'deduction'],
          ['meetings', '领导干部参会', 'deduction'],
          ['supervised-matters', '督查督办', 'deduction'],
          ['department-ratings', '部门联评', 'rating'],
        ],
        'last',
      ),
    },
  ],
};
