import * as z from 'zod';
import { phaseSchema } from '#shared/appraisal/plan.ts';
import { attachment, remark, submission } from '#shared/appraisal/report-details.ts';
import { keptStates } from '#shared/appraisal/report-machine.ts';
import { personSchema } from '#shared/dataset/rows.ts';
import { by, id, reason, time, ulid, version } from '../common.ts';
import { operation } from '../operation.ts';

/** Written reports 述职报告: the team's summary and everybody's own (A-24 … ), and what one's year asks of one. */

const base = { context: 'conduct' } as const;
const path = '/api/cycles/{cycle}/conduct/{unit}/reports' as const;
const ofUnit = z.strictObject({ cycle: id, unit: id });
/** `subject`: a person's id, or `team` */
const ofReport = ofUnit.extend({ subject: id });

/** Longer than any policy allows: a draft that is over its limit is kept, too. */
const text = z
  .record(z.string().max(100), z.string().max(30_000))
  .refine((fields) => Object.values(fields).reduce((sum, field) => sum + field.length, 0) <= 60_000);
/** null: nothing was kept yet */
const textVersion = version.nullable();

const state = z.enum([...keptStates, 'locked']);
const kind = z.enum(['team', 'cadre', 'staff']);

export const listReports = operation({
  ...base,
  ...{ id: 'reports.list', method: 'GET', path },
  summary: { zh: '某单位述职报告的提交情况', en: 'How the reports of a unit stand, without their texts' },
  input: ofUnit,
  output: z.strictObject({
    unit: z.strictObject({ id, name: z.string() }),
    phase: phaseSchema,
    today: z.string(),
    locked: z.strictObject({ at: time, by }).nullable(),
    /** the team first; everybody who owes a report, and who has handed one in without owing it */
    reports: z.array(
      z.strictObject({
        subject: id,
        name: z.string(),
        kind,
        home: id.nullable(),
        owed: z.boolean(),
        /** null: nothing of it is known */
        state: state.nullable(),
        /** of what was submitted last */
        characters: z.int().nullable(),
        submittedAt: time.nullable(),
        late: z.boolean(),
        submissions: z.int(),
        attachments: z.int(),
      }),
    ),
    may: z.strictObject({
      readTeam: z.boolean(),
      readPersonal: z.boolean(),
      writeTeam: z.boolean(),
      remind: z.boolean(),
      lock: z.boolean(),
    }),
  }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});

export const readReport = operation({
  ...base,
  ...{ id: 'reports.read', method: 'GET', path: `${path}/{subject}` },
  summary: { zh: '一份述职报告', en: 'A report: what was submitted; to its author what is being written' },
  input: ofReport,
  output: z.strictObject({
    cycle: id,
    year: z.int(),
    unit: z.strictObject({ id, name: z.string() }),
    subject: id,
    /** the person's, or the unit's */
    name: z.string(),
    kind,
    state,
    phase: phaseSchema,
    today: z.string(),
    /** what to fill in, in order */
    fields: z.array(z.string()),
    guidance: z.array(z.string()),
    maxChars: z.int(),
    countRule: z.enum(['withoutSpaces', 'all']),
    copies: z.int(),
    /** what is shown: the author's own text, or what was submitted last; null: nothing that the reader may see */
    text: z.record(z.string(), z.string()).nullable(),
    /** for the next one to change the text */
    version: textVersion,
    savedAt: time.nullable(),
    remarks: z.array(remark),
    /** the latest, newest first, with their texts */
    submissions: z.array(submission.extend({ text: z.record(z.string(), z.string()) })),
    attachments: z.array(attachment),
    attachmentRules: z.strictObject({
      maxCount: z.int(),
      maxMegabytes: z.int(),
      /** endings of names */
      endings: z.array(z.string()),
    }),
    /** written where the person was appraised before: taken over with the first saving here */
    carriedFrom: z.strictObject({ id, name: z.string() }).nullable(),
    may: z.strictObject({ write: z.boolean(), submit: z.boolean(), withdraw: z.boolean(), return: z.boolean() }),
  }),
  errors: ['not-found'],
  permission: 'report.read',
  audit: null,
});

export const saveReport = operation({
  ...base,
  ...{ id: 'reports.save', method: 'PUT', path: `${path}/{subject}` },
  summary: { zh: '保存述职报告草稿', en: 'Keep what is being written; the record has only what is submitted' },
  input: ofReport.extend({ text, version: textVersion }),
  output: z.strictObject({ version, savedAt: time }),
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'report.write',
  audit: 'report.begun',
});

export const submitReport = operation({
  ...base,
  ...{ id: 'reports.submit', method: 'POST', path: `${path}/{subject}/submit` },
  summary: { zh: '提交述职报告', en: 'Submit a report' },
  /** the version of the text that was read before it was confirmed */
  input: ofReport.extend({ version }),
  output: z.strictObject({ number: z.int(), late: z.boolean(), characters: z.int() }),
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'report.write',
  audit: 'report.submitted',
});

export const withdrawReport = operation({
  ...base,
  ...{ id: 'reports.withdraw', method: 'POST', path: `${path}/{subject}/withdraw` },
  summary: { zh: '撤回述职报告', en: 'Take a submitted report back, up to the last day' },
  input: ofReport,
  output: z.strictObject({ state }),
  errors: ['not-found', 'refused', 'busy'],
  permission: 'report.write',
  audit: 'report.withdrawn',
});

export const returnReport = operation({
  ...base,
  ...{ id: 'reports.return', method: 'POST', path: `${path}/{subject}/return` },
  summary: { zh: '退回述职报告修改', en: 'Return a report with remarks' },
  input: ofReport.extend({ number: version, remarks: z.string().trim().min(1).max(2000) }),
  output: z.strictObject({ state }),
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'report.return',
  audit: 'report.returned',
});

export const remindReports = operation({
  ...base,
  ...{ id: 'reports.remind', method: 'POST', path: `${path}/reminders` },
  summary: { zh: '提醒未提交述职报告的人员', en: 'Remind those whose report is missing' },
  input: ofUnit.extend({ people: z.array(id).min(1).max(50) }),
  /** who was sent a message: those whose report is still missing */
  output: z.strictObject({ reminded: z.array(id) }),
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.unit',
  audit: 'reports.reminded',
});

export const lockReports = operation({
  ...base,
  ...{ id: 'reports.lock', method: 'POST', path: `${path}/lock` },
  summary: { zh: '锁定或解除锁定单位的述职报告', en: 'Lock what a unit has submitted, or unlock it' },
  input: ofUnit.extend({ locked: z.boolean(), reason }),
  output: z.strictObject({ locked: z.boolean() }),
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.group',
  audit: 'reports.locked',
});

export const prepareAttachment = operation({
  ...base,
  ...{ id: 'reports.prepare-attachment', method: 'POST', path: `${path}/{subject}/uploads` },
  summary: { zh: '申请上传述职报告附件', en: 'Ask for a place to upload an attachment' },
  input: ofReport.extend({ file: ulid, name: z.string().trim().min(1).max(120), size: z.int().min(1) }),
  output: z.strictObject({ file: ulid, url: z.string(), headers: z.record(z.string(), z.string()) }),
  status: 201,
  errors: ['invalid-input', 'not-found', 'refused', 'already-exists'],
  permission: 'report.write',
  audit: null,
});

export const attachFile = operation({
  ...base,
  ...{ id: 'reports.attach', method: 'POST', path: `${path}/{subject}/attachments` },
  summary: { zh: '添加已上传的附件', en: 'Add an attachment that was uploaded' },
  input: ofReport.extend({ file: ulid }),
  output: z.strictObject({ attachments: z.array(attachment) }),
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'report.write',
  audit: 'report.attached',
});

export const detachFile = operation({
  ...base,
  ...{ id: 'reports.detach', method: 'DELETE', path: `${path}/{subject}/attachments/{file}` },
  summary: { zh: '移除附件', en: 'Take an attachment off' },
  input: ofReport.extend({ file: ulid }),
  output: z.strictObject({ attachments: z.array(attachment) }),
  errors: ['not-found', 'refused', 'busy'],
  permission: 'report.write',
  audit: 'report.detached',
});

export const openAttachment = operation({
  ...base,
  ...{ id: 'reports.open-attachment', method: 'GET', path: `${path}/{subject}/attachments/{file}` },
  summary: { zh: '取附件的下载地址', en: 'The address to download an attachment from' },
  input: ofReport.extend({ file: ulid }),
  output: z.strictObject({ url: z.string(), name: z.string() }),
  errors: ['not-found'],
  permission: 'report.read',
  audit: null,
});

export const readOwnYear = operation({
  ...base,
  ...{ id: 'reports.own', method: 'GET', path: '/api/cycles/{cycle}/my-appraisal' },
  summary: {
    zh: '我的考核：由谁考核、应做何事、何时',
    en: 'My appraisal: where I am appraised, what I owe and by when',
  },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({
    year: z.int(),
    today: z.string(),
    closed: z.boolean(),
    /** what the county calls its written reports */
    reportLabel: z.string().nullable(),
    phases: z.record(z.string(), phaseSchema),
    notice: z.strictObject({ number: z.int(), at: time }).nullable(),
    /** null: not among the cycle's people */
    placement: z
      .strictObject({
        person: z.strictObject({ id, name: z.string(), rank: personSchema.shape.rank }),
        unit: z.strictObject({ id, name: z.string() }),
        home: z.strictObject({ id, name: z.string() }),
        group: z.strictObject({ id, name: z.string() }),
        /** the reasons stand in `placement.read-own` */
        reason: z.enum(['own', 'secondment', 'awaitingAssignment', 'decision']),
        status: z.enum(['appraised', 'ungraded', 'notAppraised']),
      })
      .nullable(),
    /** null: none is owed */
    report: z
      .strictObject({
        state: state.nullable(),
        maxChars: z.int(),
        characters: z.int().nullable(),
        submittedAt: time.nullable(),
        late: z.boolean(),
        remark: remark.nullable(),
      })
      .nullable(),
    /** whether the unit has acknowledged the notice that stands */
    noticeAcknowledged: z.boolean(),
    /** civil date of the meeting, once group and unit have agreed */
    meeting: z.strictObject({ date: z.string(), place: z.string().nullable() }).nullable(),
  }),
  errors: ['not-found'],
  permission: 'report.own',
  audit: null,
});
