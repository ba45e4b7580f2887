import { bands, noContest, scales, scored } from './common.ts';
import { holidaysOf } from './holidays.ts';
import type { Preset } from './preset.ts';

const weights = { mass: 100, peer: 0, leader: 0, self: 0 };
const half = { team: 0, duty: 5, opinion: 5 };

/** The national rule 公务员考核规定 of 2020. */
export const national2020: Preset = {
  label: { zh: '公务员考核规定（2020年）', en: 'National rule of 2020' },
  note: {
    zh: '依据2020年修订的《公务员考核规定》等全国性规定，使用前请核对现行文本；其余为默认值，可以修改。',
    en: 'From the national rules of 2020; check the texts in force before relying on it. The rest is our default.',
  },
  policy: {
    format: 'kaoping.policy/1',
    title: '公务员年度考核办法',
    modules: { appraisal: true },
    legalBases: [
      { title: '中华人民共和国公务员法', appliesTo: ['civilServant'] },
      { title: '公务员考核规定', issuers: ['中共中央组织部'], appliesTo: ['civilServant'] },
      { title: '事业单位工作人员考核暂行规定', issuers: ['人事部'], appliesTo: ['staff'] },
    ],
    calendar: holidaysOf(2021),
    schedule: { onSite: { from: '2021-01-01', to: '2021-01-31' } },
    gradeNames: { ungraded: '不确定等次' },
    eligibility: { leaveBound: 'exclusive', leaveOutcome: 'ungraded' },
    categories: [scored('organ', '机关', 'work', '本机关')],
    opinion: { scales, weights: { team: weights, principal: weights, deputy: weights, staff: weights } },
    composites: { principal: half, deputy: half, staff: half },
    grading: {
      bands,
      quota: {
        cadre: { percent: 20, ceilingPercent: 25 },
        staff: { percent: 20, mergeBelow: 5, ceilingPercent: 25 },
      },
    },
    consequences: noContest,
    rewards: { excellent: { amount: 1500 }, consecutive: { years: 3, amount: 3000 } },
    recognition: { perUnit: 0, cadresPerGroup: 0, staffPerGroup: 0 },
    documents: {
      forms: [{ id: 'civil-servant-annual', title: '公务员年度考核登记表', usedBy: ['civilServant'] }],
      fee: 0,
    },
  },
  origins: {
    source: [],
    law: [
      'legalBases',
      'calendar.holidays',
      'calendar.workingDays',
      'gradeNames.person',
      'gradeNames.institution',
      'gradeNames.ungraded',
      'eligibility.leaveKinds',
      'eligibility.leaveBound',
      'eligibility.leaveOutcome',
      'eligibility.barEffects',
      'grading.quota.cadre.percent',
      'grading.quota.cadre.ceilingPercent',
      'grading.quota.staff.percent',
      'grading.quota.staff.ceilingPercent',
      'rewards.excellent',
      'rewards.consecutive.years',
      'rewards.consecutive.amount',
      'progression.countedGrades',
      'procedure.publication.days',
      'procedure.review',
      'procedure.appeal',
    ],
  },
};
