import { readServiceRecord } from '#shared/api/service.ts';
import { implementService } from '#functions/platform/operation.ts';

const pageSize = 100;

/** The events newest first; the chain is read whole and compared with its head at either end of the list. */
export const readServiceRecordOperation = implementService(readServiceRecord, async ({ before }, { control }) => {
  const from = before === undefined ? undefined : Number(before);
  const events = await control.readServiceRecord({ before: from, limit: pageSize });
  const last = events.at(-1)?.seq ?? 0;
  const next = events.length === pageSize && last > 1 ? String(last) : null;
  const isEnd = before === undefined || next === null;
  return { events, next, intact: !isEnd || (await control.isServiceRecordIntact()) };
});
