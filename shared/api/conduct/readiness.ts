import * as z from 'zod';
import { id, version } from '../common.ts';
import { operation } from '../operation.ts';

/** What a unit gets ready before the meeting (A.11). */

export const acknowledgeNotice = operation({
  id: 'conduct.acknowledge-notice',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/notice',
  summary: { zh: '单位确认收到考核通知', en: 'A unit acknowledges the notice' },
  /** `number` of the notice that was read: a newer one has to be read first */
  input: z.strictObject({ cycle: id, unit: id, number: version }),
  output: z.strictObject({ number: z.int() }),
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.unit',
  audit: 'notice.acknowledged',
});
