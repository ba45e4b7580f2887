import { departmentPosts, enterprisePosts, townshipPosts, unitsOf } from './county.ts';
import type { County } from './county.ts';

/** County B: target management 目标管理考评, three blocks with targets, fund and elimination of the last. */
export const baihe: County = {
  key: 'baihe',
  code: 'bh',
  name: { zh: '白河县', en: 'Baihe County' },
  policy: { preset: 'target-management', overrides: { title: '白河县目标管理考评办法' } },
  groups: [
    { id: 'g1', name: '第一考核组（乡镇）' },
    { id: 'g2', name: '第二考核组（县直综合部门）' },
    { id: 'g3', name: '第三考核组（工业流通部门及重点企业）' },
  ],
  units: [
    ...unitsOf('t', 'township', townshipPosts(10), [
      ['临江镇', 'g1', 0.95],
      ['松岭镇', 'g1', 0.74],
      ['双溪镇', 'g1', 0.66],
      ['石门镇', 'g1', 0.83],
      ['高桥镇', 'g1', 0.58],
      ['柳林乡', 'g1', 0.46],
      ['青龙乡', 'g1', 0.7],
      ['黑沟乡', 'g1', 0.12],
    ]),
    ...unitsOf('d', 'department', departmentPosts(3, 10), [
      ['县委办公室', 'g2', 0.84],
      ['县委组织部', 'g2', 0.93],
      ['县纪律检查委员会', 'g2', 0.8],
      ['县人事劳动和社会保障局', 'g2', 0.72],
      ['县财政局', 'g2', 0.77],
      ['县统计局', 'g2', 0.61],
      ['县农业局', 'g2', 0.69],
      ['县教育体育局', 'g2', 0.54],
      ['县广播电视局', 'g2', 0.48],
      ['县卫生局', 'g2', 0.4],
      ['县人口计划生育和流动人口服务管理工作委员会办公室（县妇幼健康服务局）', 'g2', 0.16],
    ]),
    ...unitsOf('e', 'enterprise', enterprisePosts(10), [
      ['县烟草公司', 'g3', 0.88],
      ['县蚕茧丝绸有限责任公司', 'g3', 0.62],
      ['县电力公司', 'g3', 0.75],
      ['县黄姜生化有限责任公司', 'g3', 0.2],
      ['县供销合作社联合社', 'g3', 0.5],
    ]),
  ],
  fiscalRevenue: 86_000_000,
  dutiesByIndicator: true,
  nominees: 1,
  vetoed: { unit: 't04', indicator: 'work-safety' },
};
