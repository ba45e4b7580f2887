import * as z from 'zod';
import { machine } from './machine.ts';
import { cadreSubject, type PaperState, team } from './paper.ts';
import { type Appraised, takesPart } from './placement.ts';
import type { Step, StepInput } from './step.ts';

/** The states of a unit's papers by subject; a paper that nobody has begun is absent. */
export const papersFacts = z.strictObject({ states: z.record(z.string(), z.enum(['draft', 'finished'])) });
export type PapersFacts = z.infer<typeof papersFacts>;
export const noPapers: PapersFacts = { states: {} };

export const paperState = ({ states }: PapersFacts, subject: string): PaperState => states[subject] ?? 'none';

/** every cadre who is appraised has a material; who is not appraised has none. */
export const withMaterial = (people: readonly Appraised[]): Appraised[] =>
  people.filter((person) => person.rank === 'cadre' && takesPart(person));

export interface PaperFacts {
  /** steps that come before and are not done */
  blockedBy: readonly string[];
  /** headings without a text */
  unwritten: readonly string[];
  /** the unit's materials have gone to the office */
  isForwarded: boolean;
}

export const paperMachine = /* @__PURE__ */ machine({
  id: 'paper',
  title: { zh: '综合考核报告、年度考核材料', en: 'A report or material of the group' },
  rules: ['A-25', 'A-26', 'A-35', 'A-67', 'A-68', 'A-70'],
  states: {
    none: { zh: '未开始', en: 'not begun' },
    draft: { zh: '撰写中', en: 'being written' },
    finished: { zh: '已定稿', en: 'finished' },
  },
  initial: 'none',
  actions: {
    begin: {
      label: { zh: '开始撰写', en: 'Begin' },
      from: ['none'],
      to: 'draft',
      by: ['conduct.group'],
      needs: [],
      event: 'paper.begun',
    },
    finish: {
      label: { zh: '定稿签名', en: 'Finish and sign' },
      from: ['draft'],
      to: 'finished',
      by: ['conduct.lead'],
      needs: [
        {
          code: 'visit-first',
          text: {
            zh: '述职会议和个别谈话结束后才能定稿。',
            en: 'It is finished once the meeting and the interviews of the unit are over.',
          },
          field: 'meetings.required',
          holds: ({ blockedBy }: PaperFacts) => blockedBy.length === 0,
        },
        {
          code: 'unwritten',
          text: { zh: '每一项都须填写后才能定稿。', en: 'Every part has to be written first.' },
          holds: ({ unwritten }: PaperFacts) => unwritten.length === 0,
        },
      ],
      event: 'paper.finished',
    },
    reopen: {
      label: { zh: '退回修改', en: 'Open again' },
      from: ['finished'],
      to: 'draft',
      by: ['conduct.lead'],
      needs: [
        {
          code: 'forwarded',
          text: {
            zh: '本单位材料已报送，不能再修改。',
            en: 'The unit’s materials have been forwarded; nothing of them changes any more.',
          },
          holds: ({ isForwarded }: PaperFacts) => !isForwarded,
        },
      ],
      event: 'paper.reopened',
    },
  },
});

const page = (unit: string): string => `conduct/${encodeURIComponent(unit)}/papers`;
const isFinished = ({ conduct }: StepInput, subject: string): boolean =>
  paperState(conduct.papers, subject) === 'finished';

export const papersSteps: readonly Step[] = [
  {
    id: 'groupReport',
    label: { zh: '综合考核报告', en: 'Comprehensive report' },
    task: { zh: '撰写综合考核报告，由组长定稿', en: 'Write the comprehensive report; the leader signs it' },
    phase: 'materials',
    owner: 'group',
    rules: ['A-67'],
    applies: ({ policy }) => policy.documents.comprehensiveReport,
    after: ['meeting', 'interviews'],
    progress: (input) => ({ done: isFinished(input, team) ? 1 : 0, total: 1 }),
    page,
  },
  {
    id: 'cadreMaterials',
    label: { zh: '科级干部考核材料', en: 'Materials on cadres' },
    task: {
      zh: '为每名科级干部撰写年度考核材料，由组长定稿',
      en: 'Write the material on each cadre; the leader signs it',
    },
    phase: 'materials',
    owner: 'group',
    rules: ['A-68', 'A-70'],
    applies: ({ policy, people }) => policy.documents.cadreMaterial && withMaterial(people).length > 0,
    after: ['meeting', 'interviews'],
    progress: (input) => {
      const cadres = withMaterial(input.people);
      return { done: cadres.filter(({ id }) => isFinished(input, cadreSubject(id))).length, total: cadres.length };
    },
    page,
  },
];
