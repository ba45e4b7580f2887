import * as z from 'zod';
import { clockTime, mediaStates } from '#shared/appraisal/media.ts';
import { id, name, reason, version } from '../common.ts';
import { operation } from '../operation.ts';
import { mediaSlot } from '#shared/appraisal/media-details.ts';

/** Reports on television (A-61 … A-65): the roster is the office's, the times are the station's. */

const date = z.iso.date();

const view = z.strictObject({
  enabled: z.boolean(),
  channel: z.string(),
  scheduler: z.string(),
  maxMinutes: z.int(),
  window: z.strictObject({ from: date.nullable(), to: date.nullable() }),
  today: date,
  closed: z.boolean(),
  /** the units on the roster */
  units: z.array(z.strictObject({ unit: id, name, person: id, speaker: z.string(), state: z.enum(mediaStates) })),
  slots: z.array(
    mediaSlot.extend({
      date,
      name,
      speaker: z.string(),
      /** longer than a report may be */
      over: z.boolean(),
    }),
  ),
});

export const readMedia = operation({
  id: 'media.read',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/media',
  summary: {
    zh: '媒体述职名单和时间安排，限本人可查看的单位',
    en: 'The roster and times of the media reports, of the units one may see',
  },
  input: z.strictObject({ cycle: id }),
  output: view.extend({
    /** of the plan that holds the roster */
    version,
    /** who may be put on the roster, with the unit's principal first; null for who does not edit it */
    candidates: z
      .array(
        z.strictObject({
          unit: id,
          name,
          group: id,
          people: z.array(z.strictObject({ id, name, role: z.string() })),
        }),
      )
      .nullable(),
  }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});

export const readMediaSlots = operation({
  id: 'media.read-slots',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/media/slots',
  summary: {
    zh: '电视台查看媒体述职名单和时间安排',
    en: 'The roster and times of the media reports, for the station',
  },
  input: z.strictObject({ cycle: id }),
  output: view,
  errors: ['not-found'],
  permission: 'conduct.media',
  audit: null,
});

export const saveMediaRoster = operation({
  id: 'media.save-roster',
  context: 'conduct',
  method: 'PUT',
  path: '/api/cycles/{cycle}/media/roster',
  summary: { zh: '确定媒体述职单位及述职人员名单', en: 'Settle which units report in the media, and who speaks' },
  input: z.strictObject({
    cycle: id,
    version,
    roster: z.array(z.strictObject({ unit: id, person: id })).max(500),
    reason,
  }),
  output: z.strictObject({ units: z.int() }),
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'conduct.plan',
  audit: 'media.roster-saved',
});

const slotState = z.strictObject({ state: z.enum(mediaStates) });

export const assignMediaSlot = operation({
  id: 'media.assign-slot',
  context: 'conduct',
  method: 'PUT',
  path: '/api/cycles/{cycle}/media/slots/{unit}',
  summary: { zh: '安排或调整某单位的媒体述职时间', en: "Assign or move a unit's slot" },
  input: z.strictObject({ cycle: id, unit: id, date, start: clockTime, minutes: z.int().min(1).max(600) }),
  output: slotState,
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.media',
  audit: 'media.scheduled',
});

export const releaseMediaSlot = operation({
  id: 'media.release-slot',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/media/slots/{unit}/release',
  summary: { zh: '取消某单位的媒体述职安排', en: "Take a unit's slot back" },
  input: z.strictObject({ cycle: id, unit: id, reason }),
  output: slotState,
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.media',
  audit: 'media.released',
});

export const recordMediaReport = operation({
  id: 'media.record',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/media/slots/{unit}/record',
  summary: { zh: '登记媒体述职的实际时长', en: 'Record how long a media report was' },
  input: z.strictObject({
    cycle: id,
    unit: id,
    seconds: z.int().min(1).max(7200),
    note: z.string().trim().max(500).nullable(),
  }),
  /** `over`: longer than the policy allows */
  output: slotState.extend({ over: z.boolean() }),
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.media',
  audit: 'media.recorded',
});

export const missMediaReport = operation({
  id: 'media.miss',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/media/slots/{unit}/miss',
  summary: { zh: '登记媒体述职未进行及原因', en: 'A media report was missed, and why' },
  input: z.strictObject({ cycle: id, unit: id, reason }),
  output: slotState,
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.media',
  audit: 'media.missed',
});
