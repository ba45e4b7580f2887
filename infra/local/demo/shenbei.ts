import { departmentPosts, secondaryUnits, unitsOf } from './county.ts';
import type { County } from './county.ts';

const organs = unitsOf('o', 'organ', departmentPosts(2, 4), [
  ['区委组织部', 'g1', 0.88],
  ['区人力资源和社会保障局', 'g1', 0.72],
  ['区纪律检查委员会', 'g1', 0.82],
  ['区统计局', 'g1', 0.6],
  ['区融媒体局', 'g1', 0.52],
  ['区市场监督管理局', 'g2', 0.66],
  ['区税务局', 'g2', 0.78],
  ['区公安分局', 'g2', 0.7],
  ['区公共服务大厅管理办公室', 'g2', 0.75],
]);

/** County C: a district with a public service hall, whose civil servants are appraised by the national rule of 2020. */
export const shenbei: County = {
  key: 'shenbei',
  code: 'sb',
  name: { zh: '沈北新区', en: 'Shenbei New District' },
  policy: {
    preset: 'national-2020',
    overrides: {
      title: '沈北新区公务员年度考核办法',
      modules: { appraisal: true, targets: false, hall: true },
    },
  },
  groups: [
    { id: 'g1', name: '综合部门考核组' },
    { id: 'g2', name: '窗口单位考核组' },
  ],
  units: [...organs, ...secondaryUnits('s', organs, [['区就业和人才服务中心', '区人力资源和社会保障局']], 5)],
  dutiesByIndicator: false,
  nominees: 0,
};
