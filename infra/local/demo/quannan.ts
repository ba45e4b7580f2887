import { departmentPosts, secondaryUnits, townshipPosts, unitsOf } from './county.ts';
import type { County } from './county.ts';

const townships = unitsOf('t', 'township', townshipPosts(17), [
  ['桃江镇', 'g1', 0.92],
  ['梅溪镇', 'g1', 0.71],
  ['青云镇', 'g1', 0.55],
  ['石桥镇', 'g1', 0.8],
  ['云台镇', 'g2', 0.63],
  ['竹山乡', 'g2', 0.36],
  ['长坪乡', 'g2', 0.48],
  ['大塘乡', 'g2', 0.76],
  ['白沙乡', 'g2', 0.22],
]);

const departments = unitsOf('d', 'county-unit', departmentPosts(3, 10), [
  ['县委办公室', 'g3', 0.86],
  ['县政府办公室', 'g3', 0.81],
  ['县委组织部', 'g3', 0.9],
  ['县委宣传部', 'g3', 0.68],
  ['县纪律检查委员会', 'g3', 0.84],
  ['县委政法委员会', 'g3', 0.57],
  ['县人力资源和社会保障局', 'g3', 0.74],
  ['县财政局', 'g3', 0.79],
  ['县统计局', 'g3', 0.62],
  ['县融媒体发展局', 'g3', 0.5],
  ['县发展和改革委员会', 'g4', 0.72],
  ['县教育局', 'g4', 0.66],
  ['县自然资源局', 'g4', 0.41],
  ['县住房和城乡建设局', 'g4', 0.45],
  ['县交通运输局', 'g4', 0.58],
  ['县农业农村局', 'g4', 0.77],
  ['县水利局', 'g4', 0.6],
  ['县卫生健康委员会', 'g4', 0.7],
  ['县应急管理局', 'g4', 0.33],
  ['县市场监督管理局', 'g4', 0.52],
  ['县政务服务和公共资源交易监督管理局（县优化营商环境工作领导小组办公室）', 'g4', 0.64],
]);

/** County A: the annual appraisal 「一述双评三争创」, townships and departments in four groups. */
export const quannan: County = {
  key: 'quannan',
  code: 'qn',
  name: { zh: '全南县', en: 'Quannan County' },
  policy: {
    preset: 'county-appraisal-2011',
    overrides: {
      title: '全南县“一述双评三争创”年度考核办法',
      // The source gives no share for staff; the county has set one.
      grading: { quota: { staff: { percent: 15 } } },
    },
  },
  groups: [
    { id: 'g1', name: '第一考核组' },
    { id: 'g2', name: '第二考核组' },
    { id: 'g3', name: '第三考核组' },
    { id: 'g4', name: '第四考核组' },
  ],
  units: [
    ...townships,
    ...departments,
    ...secondaryUnits(
      's',
      departments,
      [
        ['县农业技术推广中心', '县农业农村局'],
        ['县动物疫病预防控制中心', '县农业农村局'],
        ['县水利工程管理站', '县水利局'],
        ['县第一中学', '县教育局'],
        ['县实验小学', '县教育局'],
        ['县疾病预防控制中心', '县卫生健康委员会'],
        ['县社会保险事业中心', '县人力资源和社会保障局'],
        ['县劳动保障监察大队', '县人力资源和社会保障局'],
        ['县公路事务中心', '县交通运输局'],
        ['县不动产登记中心', '县自然资源局'],
      ],
      9,
    ),
  ],
  dutiesByIndicator: false,
  nominees: 1,
  conduct: true,
};
