import * as z from 'zod';
import {
  paperFiguresSchema,
  paperPartsSchema,
  paperSchema,
  paperStates,
  partKinds,
  subjectSchema,
} from '#shared/appraisal/paper.ts';
import { by, id, reason, time } from '../common.ts';
import { operation } from '../operation.ts';

/** what the group writes of a unit and its cadres. The unit sees states alone (unit.ts). */

const unit = { cycle: id, unit: id };
const paper = { ...unit, subject: subjectSchema };
/** 0: nothing was written yet */
const read = z.int().min(0);
const errors = ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'] as const;

const row = z.strictObject({
  subject: subjectSchema,
  /** the unit's or the cadre's */
  name: z.string(),
  role: z.string().nullable(),
  state: z.enum(paperStates),
  signed: z.strictObject({ at: time, by }).nullable(),
  changedAt: time.nullable(),
  changedBy: by.nullable(),
  /** so many parts of so many have a text */
  written: z.int(),
  parts: z.int(),
});
export type PaperRow = z.infer<typeof row>;

export const readPapers = operation({
  id: 'conduct.read-papers',
  context: 'visits',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct/{unit}/papers',
  summary: {
    zh: '考核组的综合考核报告和干部考核材料，附对长期请假人员的了解情况',
    en: "The group's report and materials, with what was learnt of cadres on long leave",
  },
  input: z.strictObject(unit),
  output: z.strictObject({
    papers: z.array(row),
    inquiries: z.array(z.strictObject({ person: id, name: z.string(), text: z.string() })),
    /** the materials have gone to the office: nothing of the papers changes any more */
    isForwarded: z.boolean(),
  }),
  errors: ['not-found'],
  permission: 'paper.read',
  audit: null,
});

const template = z.strictObject({ kind: z.enum(partKinds), title: z.string(), key: z.boolean() });
const whole = z.strictObject({
  subject: subjectSchema,
  name: z.string(),
  role: z.string().nullable(),
  state: z.enum(paperStates),
  template: z.array(template),
  parts: paperPartsSchema,
  signed: paperSchema.shape.signed,
  /** as they stand now; a signed report has those of its signing; null for a cadre */
  figures: paperFiguresSchema.nullable(),
  version: z.int(),
  changedAt: time.nullable(),
  changedBy: by.nullable(),
});
export type WholePaper = z.infer<typeof whole>;

export const readPaper = operation({
  id: 'conduct.read-paper',
  context: 'visits',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct/{unit}/papers/{subject}',
  summary: { zh: '一份综合考核报告或干部考核材料', en: 'One report or material' },
  input: z.strictObject(paper),
  output: whole,
  errors: ['not-found'],
  permission: 'paper.read',
  audit: null,
});

export const readMaterials = operation({
  id: 'conduct.read-materials',
  context: 'visits',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct/{unit}/materials',
  summary: { zh: '单位全部干部考核材料，供打印和导出', en: "All materials on a unit's cadres, to print and export" },
  input: z.strictObject(unit),
  output: z.strictObject({ materials: z.array(whole) }),
  errors: ['not-found'],
  permission: 'paper.read',
  audit: null,
});

export const savePaper = operation({
  id: 'conduct.save-paper',
  context: 'visits',
  method: 'PUT',
  path: '/api/cycles/{cycle}/conduct/{unit}/papers/{subject}',
  summary: { zh: '保存草稿；首次保存即开始撰写', en: 'Save a draft; the first saving begins the paper' },
  input: z.strictObject({ ...paper, version: read, parts: paperPartsSchema }),
  output: z.strictObject({ state: z.enum(paperStates), version: z.int(), changedAt: time, changedBy: by }),
  errors: [...errors],
  permission: 'conduct.group',
  audit: 'paper.begun',
});

export const finishPaper = operation({
  id: 'conduct.finish-paper',
  context: 'visits',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/papers/{subject}/finish',
  summary: { zh: '组长定稿签名', en: "The group's leader finishes and signs it" },
  input: z.strictObject({ ...paper, version: read }),
  output: whole,
  errors: [...errors],
  permission: 'conduct.lead',
  audit: 'paper.finished',
});

export const reopenPaper = operation({
  id: 'conduct.reopen-paper',
  context: 'visits',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/papers/{subject}/reopen',
  summary: { zh: '组长退回修改', en: "The group's leader opens it again" },
  input: z.strictObject({ ...paper, version: read, reason }),
  output: whole,
  errors: [...errors],
  permission: 'conduct.lead',
  audit: 'paper.reopened',
});
