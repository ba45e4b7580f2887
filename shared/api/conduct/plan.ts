import * as z from 'zod';
import { noticeDocument } from '#shared/appraisal/notice-text.ts';
import { phaseIds, planSchema } from '#shared/appraisal/plan.ts';
import { attachment } from '#shared/appraisal/report-details.ts';
import { by, done, id, name, reason, time, ulid, version } from '../common.ts';
import { operation } from '../operation.ts';
import { stepStatus } from './unit.ts';

/** The running of a cycle as a whole: board, plan, notice, reminders. */

const phase = z.enum(phaseIds);
const group = z.strictObject({ id, name: z.string() });
const cell = z.strictObject({ unit: id, step: id });
/** the units in which a step is open */
const openStep = z.strictObject({ step: z.string(), units: z.array(id) });

export const readBoard = operation({
  id: 'conduct.board',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct',
  summary: { zh: '考核进度：各单位各步骤', en: 'How the appraisal goes: every unit and step' },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({
    year: z.int(),
    /** civil date in the county's time zone */
    today: z.string(),
    closed: z.boolean(),
    plan: planSchema,
    groups: z.array(group),
    /** the first-level units in the actor's reach */
    units: z.array(
      z.strictObject({
        ...{ id, name: z.string(), category: id, group: id },
        people: z.int(),
        steps: z.array(stepStatus),
      }),
    ),
    /** what has been reminded of today; for who may remind */
    reminded: z.array(cell),
  }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});

/** Somebody who works for a group. */
const member = z.strictObject({
  user: z.string(),
  name: z.string(),
  role: z.enum(['group-leader', 'group-member']),
  /** the unit of the group to which they belong themselves, null as it should be */
  conflict: z.strictObject({ unit: id, name: z.string() }).nullable(),
});

export const readPlan = operation({
  id: 'conduct.read-plan',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/plan',
  summary: { zh: '考核阶段、日程和考核组', en: 'Phases, dates and groups of an appraisal' },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({
    ...{ year: z.int(), today: z.string(), closed: z.boolean(), version, plan: planSchema },
    /** between these the plan's dates have to lie */
    bounds: z.strictObject({ from: z.string(), to: z.string() }),
    /** for each phase what is still open in the units that the actor sees */
    open: z.array(z.strictObject({ phase, steps: z.array(openStep) })),
    /** for each phase that was closed what was open then, cut likewise */
    left: z.array(z.strictObject({ phase, steps: z.array(openStep) })),
    /** groups of the units that the actor sees */
    groups: z.array(
      group.extend({
        units: z.array(group),
        members: z.array(member),
        countyLeader: z.strictObject({ user: z.string(), name: z.string() }).nullable(),
      }),
    ),
    /** users with the role county leader; for who may plan */
    countyLeaders: z.array(z.strictObject({ user: z.string(), name: z.string() })),
  }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});

const day = z.iso.date().nullable();

export const changePlan = operation({
  id: 'conduct.change-plan',
  context: 'conduct',
  method: 'PUT',
  path: '/api/cycles/{cycle}/plan',
  summary: { zh: '修改各阶段日期和带队县领导', en: 'Change the dates of phases, and the leading county leaders' },
  input: z.strictObject({
    ...{ cycle: id, version, reason },
    /** the phases whose dates change */
    phases: z.array(z.strictObject({ phase, from: day, to: day })).max(phaseIds.length),
    /** of every group that has one */
    countyLeaders: z.array(z.strictObject({ group: id, user: id })).max(500),
  }),
  output: z.strictObject({ version }),
  errors: ['invalid-input', 'not-found', 'stale-version', 'refused', 'busy'],
  permission: 'conduct.plan',
  audit: 'plan.changed',
});

const movedPhase = z.strictObject({ phase, state: z.enum(['planned', 'open', 'closed']) });

export const openPhase = operation({
  id: 'conduct.open-phase',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/plan/{phase}/open',
  summary: { zh: '开始一个考核阶段', en: 'Open a phase' },
  input: z.strictObject({ cycle: id, phase }),
  output: movedPhase,
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.plan',
  audit: 'phase.opened',
});

export const closePhase = operation({
  id: 'conduct.close-phase',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/plan/{phase}/close',
  summary: { zh: '结束一个考核阶段', en: 'Close a phase' },
  /** over what is still open only with a reason; what was open is kept */
  input: z.strictObject({ cycle: id, phase, reason: reason.nullable() }),
  output: movedPhase,
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.plan',
  audit: 'phase.closed',
});

export const reopenPhase = operation({
  id: 'conduct.reopen-phase',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/plan/{phase}/reopen',
  summary: { zh: '重新开始一个考核阶段', en: 'Open a closed phase again' },
  input: z.strictObject({ cycle: id, phase, reason }),
  output: movedPhase,
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.plan',
  audit: 'phase.reopened',
});

const noticeHead = z.strictObject({ number: z.int(), at: time, by, docNo: z.string().nullable() });

export const readNotice = operation({
  id: 'conduct.read-notice',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/notice',
  summary: { zh: '考核通知', en: 'The notice of an appraisal' },
  /** `number`: an earlier version; without it the one that stands */
  input: z.strictObject({ cycle: id, number: version.optional() }),
  output: z.strictObject({
    year: z.int(),
    closed: z.boolean(),
    /** newest first */
    versions: z.array(noticeHead),
    shown: z.strictObject({ head: noticeHead, document: noticeDocument }).nullable(),
    /** the next one as policy and plan have it now, for who may publish it; `version` goes with the publishing */
    preview: z.strictObject({ document: noticeDocument, version, differs: z.boolean() }).nullable(),
    /** what goes with the notice (附件), for everybody; the rules for who may add to it */
    attachments: z.array(attachment),
    attachmentRules: z
      .strictObject({ maxCount: z.int(), maxMegabytes: z.int(), endings: z.array(z.string()) })
      .nullable(),
    /** whether the policy asks units to acknowledge */
    acknowledge: z.boolean(),
    /** first-level units in the actor's reach with what they acknowledged last */
    units: z.array(
      z.strictObject({
        ...{ id, name: z.string(), group: z.string() },
        acknowledged: z.strictObject({ number: z.int(), at: time, by }).nullable(),
        /** whether the actor may acknowledge for it */
        mine: z.boolean(),
      }),
    ),
  }),
  errors: ['not-found'],
  permission: 'cycle.read',
  audit: null,
});

export const publishNotice = operation({
  id: 'conduct.publish-notice',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/notice',
  summary: { zh: '发布考核通知', en: 'Publish the notice, or a new version of it' },
  /** `version`: of the preview that was read; nothing else is published */
  input: z.strictObject({ cycle: id, version, docNo: name.nullable() }),
  output: z.strictObject({ number: z.int() }),
  status: 201,
  errors: ['invalid-input', 'not-found', 'stale-version', 'refused', 'busy'],
  permission: 'conduct.plan',
  audit: 'notice.published',
});

export const prepareNoticeFile = operation({
  id: 'conduct.prepare-notice-file',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/notice/uploads',
  summary: { zh: '申请上传通知附件', en: 'Ask for a place to upload an attachment of the notice' },
  input: z.strictObject({ cycle: id, file: ulid, name: z.string().trim().min(1).max(120), size: z.int().min(1) }),
  output: z.strictObject({ file: ulid, url: z.string(), headers: z.record(z.string(), z.string()) }),
  status: 201,
  errors: ['invalid-input', 'not-found', 'refused', 'already-exists'],
  permission: 'conduct.plan',
  audit: null,
});

export const attachToNotice = operation({
  id: 'conduct.attach-to-notice',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/notice/attachments',
  summary: { zh: '添加已上传的通知附件', en: 'Add an attachment to the notice' },
  input: z.strictObject({ cycle: id, file: ulid }),
  output: done,
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.plan',
  audit: 'notice.attached',
});

export const detachFromNotice = operation({
  id: 'conduct.detach-from-notice',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/notice/attachments/{file}/removal',
  summary: { zh: '撤下通知附件', en: 'Take an attachment of the notice away' },
  input: z.strictObject({ cycle: id, file: ulid }),
  output: done,
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.plan',
  audit: 'notice.detached',
});

export const openNoticeFile = operation({
  id: 'conduct.open-notice-file',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/notice/attachments/{file}',
  summary: { zh: '打开通知附件', en: 'An address of an attachment of the notice' },
  input: z.strictObject({ cycle: id, file: ulid }),
  output: z.strictObject({ url: z.string(), name: z.string() }),
  errors: ['not-found'],
  permission: 'cycle.read',
  audit: null,
});

export const remind = operation({
  id: 'conduct.remind',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/reminders',
  summary: { zh: '催办：提醒责任单位和人员', en: 'Remind those who owe something' },
  input: z.strictObject({ cycle: id, cells: z.array(cell).min(1).max(500) }),
  output: z.strictObject({
    reminded: z.int(),
    /** reminded of once today already, and no longer open */
    skipped: z.strictObject({ today: z.int(), notOpen: z.int() }),
  }),
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.plan',
  audit: 'reminder.sent',
});
