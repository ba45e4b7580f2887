import * as z from 'zod';
import { cycleSchema, opinionSchema, performanceSchema } from '#shared/dataset/rows.ts';
import { by, id, jobId, reason, started, time, ulid, version } from './common.ts';
import { operation } from './operation.ts';

/** Cycles 考核年度: opening, importing, exporting, and the rows a cycle is graded from. */

export const cycleRow = z.strictObject({
  cycle: cycleSchema,
  /** closed 已结转: what it came to is in the history of people and units, and its published run stands for good */
  state: z.enum(['open', 'published', 'closed']),
  policyVersion: ulid,
  policyTitle: z.string(),
  units: z.int(),
  people: z.int(),
  performanceRows: z.int(),
  opinionRows: z.int(),
  /** the run the office published, if any */
  publishedRun: ulid.nullable(),
  version,
  changedAt: time,
  changedBy: by,
});
export type CycleRow = z.infer<typeof cycleRow>;

/** Who brought a row in, and when. */
export const provenance = z.strictObject({ by, at: time, job: ulid.nullable() });

export const listCycles = operation({
  id: 'cycles.list',
  context: 'appraisals',
  method: 'GET',
  path: '/api/cycles',
  summary: { zh: '各考核年度', en: 'The cycles of the county' },
  input: z.strictObject({}),
  output: z.strictObject({ cycles: z.array(cycleRow) }),
  errors: [],
  permission: 'cycle.read',
  audit: null,
});

export const readCycle = operation({
  id: 'cycles.read',
  context: 'appraisals',
  method: 'GET',
  path: '/api/cycles/{cycle}',
  summary: { zh: '一个考核年度，各单位数据是否齐全', en: 'One cycle, and how complete the data of each unit are' },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({
    row: cycleRow,
    groups: z.array(z.strictObject({ id, name: z.string() })),
    units: z.array(
      z.strictObject({
        id,
        name: z.string(),
        category: id,
        level: z.enum(['first', 'secondary']),
        group: id,
        people: z.int(),
        /** rows there are and rows the category asks for */
        performance: z.int(),
        indicators: z.int(),
        /** subjects (the team, the people) with any opinion, of all */
        rated: z.int(),
        subjects: z.int(),
        /** whether the register differs from what the cycle took over */
        behindRegister: z.boolean(),
      }),
    ),
    /** units that the register has and the cycle has not taken over */
    unitsOnlyInRegister: z.int(),
  }),
  errors: ['not-found'],
  permission: 'cycle.read',
  audit: null,
});

export const openCycle = operation({
  id: 'cycles.open',
  context: 'appraisals',
  method: 'POST',
  path: '/api/cycles',
  summary: { zh: '开启考核年度', en: 'Open a cycle on the register as it stands' },
  input: z.strictObject({ cycle: cycleSchema, policyVersion: ulid }),
  output: z.strictObject({ row: cycleRow }),
  status: 201,
  errors: ['invalid-input', 'already-exists', 'not-found', 'refused', 'stale-version'],
  permission: 'cycle.write',
  audit: 'cycle.opened',
});

export const updateCycle = operation({
  id: 'cycles.update',
  context: 'appraisals',
  method: 'PUT',
  path: '/api/cycles/{id}',
  summary: { zh: '修改考核年度或换用办法版本', en: 'Change a cycle, or the policy version it runs on' },
  input: z.strictObject({ id, version, cycle: cycleSchema, policyVersion: ulid, reason }),
  output: z.strictObject({ row: cycleRow }),
  errors: ['invalid-input', 'not-found', 'stale-version', 'refused'],
  permission: 'cycle.write',
  audit: 'cycle.changed',
});

export const takeRegister = operation({
  id: 'cycles.take-register',
  context: 'appraisals',
  method: 'POST',
  path: '/api/cycles/{cycle}/register',
  summary: { zh: '按现名录更新本年度的单位和人员', en: 'Take units and people over from the register as it stands' },
  input: z.strictObject({ cycle: id, version, reason }),
  output: z.strictObject({ row: cycleRow }),
  errors: ['invalid-input', 'not-found', 'stale-version', 'refused'],
  permission: 'cycle.write',
  audit: 'cycle.register-taken',
});

export const closeCycle = operation({
  id: 'cycles.close',
  context: 'appraisals',
  method: 'POST',
  path: '/api/cycles/{cycle}/closing',
  summary: {
    zh: '年度结转：把公布的结果写入人员和单位的历年记录',
    en: 'Close a cycle: write its published results into the history of people and units',
  },
  input: z.strictObject({ cycle: id, id: jobId, version, reason }),
  output: started,
  status: 202,
  errors: ['invalid-input', 'not-found', 'already-exists', 'stale-version', 'refused'],
  permission: 'run.publish',
  audit: 'cycle.closed',
});

/** What closing a cycle wrote; `output` of its job. */
export const closingSummary = z.strictObject({
  cycle: id,
  /** whether all of it was there already */
  nothingNew: z.boolean(),
  /** people and units whose history was written, and those of the run whom the register does not have any more */
  people: z.strictObject({ written: z.int(), same: z.int(), gone: z.int() }),
  units: z.strictObject({ written: z.int(), same: z.int(), gone: z.int() }),
});
export type ClosingSummary = z.infer<typeof closingSummary>;

export const readCycleUnit = operation({
  id: 'cycles.read-unit',
  context: 'appraisals',
  method: 'GET',
  path: '/api/cycles/{cycle}/units/{unit}',
  summary: {
    zh: '某单位的实绩数据与测评计票，及由谁录入',
    en: "A unit's performance rows and tallies, with who entered them",
  },
  input: z.strictObject({ cycle: id, unit: id }),
  output: z.strictObject({
    performance: z.array(z.strictObject({ row: performanceSchema, from: provenance })),
    opinions: z.array(z.strictObject({ row: opinionSchema, from: provenance })),
  }),
  errors: ['not-found'],
  permission: 'data.read',
  audit: null,
});

export const importKinds = ['dataset', 'units', 'people', 'performance', 'opinions'] as const;
export type ImportKind = (typeof importKinds)[number];

export const startImport = operation({
  id: 'imports.start',
  context: 'appraisals',
  method: 'POST',
  path: '/api/imports',
  summary: { zh: '导入', en: 'Import an uploaded file' },
  /**
   * The file is JSON: a dataset (scoring.md §1), or `{ kind, values: [...] }` with the rows of one kind as the page
   * read and mended them. `cycle` is due for performance and opinions.
   */
  input: z.strictObject({
    id: jobId,
    file: ulid,
    kind: z.enum(importKinds),
    cycle: id.nullable(),
    name: z.string().max(200),
  }),
  output: started,
  status: 202,
  errors: ['invalid-input', 'not-found', 'already-exists'],
  permission: 'cycle.write',
  audit: 'import.applied',
});

/** What an import did; `output` of its job. */
export const importSummary = z.strictObject({
  nothingNew: z.boolean(),
  cycle: id.nullable(),
  units: z.strictObject({ added: z.int(), changed: z.int(), same: z.int() }),
  people: z.strictObject({ added: z.int(), changed: z.int(), same: z.int() }),
  performance: z.strictObject({ added: z.int(), changed: z.int(), same: z.int(), removed: z.int() }),
  opinions: z.strictObject({ added: z.int(), changed: z.int(), same: z.int(), removed: z.int() }),
  policyVersion: ulid.nullable(),
});
export type ImportSummary = z.infer<typeof importSummary>;

export const startExport = operation({
  id: 'exports.start',
  context: 'appraisals',
  method: 'POST',
  path: '/api/cycles/{cycle}/exports',
  summary: { zh: '导出整个考核年度', en: 'Export the whole cycle as a dataset' },
  input: z.strictObject({ cycle: id, id: jobId }),
  output: started,
  status: 202,
  errors: ['not-found', 'already-exists'],
  permission: 'cycle.export',
  audit: 'cycle.exported',
});
