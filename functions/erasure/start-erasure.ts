import { startErasure } from '#shared/api/erasure.ts';
import { acting, refuseUnless } from '#functions/platform/acting.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { keepPromise, type NewJob, promise } from '#functions/platform/jobs.ts';
import { implementService, type ServiceContext } from '#functions/platform/operation.ts';
import type { TenantEntry } from '#functions/platform/tenant-list.ts';
import { refuseOtherName } from './typed-name.ts';

/**
 * Begins the erasing once the hold has ended; from here on nothing takes it back, and no other job runs in the county.
 * The entry promises the job. The same request again is the same job; one that failed for good is followed by another.
 */
export const startErasureOperation = implementService(
  startErasure,
  async ({ tenant, version, name, id }, context: ServiceContext) => {
    const { control, clock, county } = context;
    const act = acting(context);
    const { jobs } = county(tenant);
    const work: NewJob = { id, context: 'erasure', kind: 'erasure', input: {}, by: act.actor };
    const promised = promise(clock, tenant, work);
    const known = await control.readTenant(tenant);
    if (known?.erasing?.job === id)
      return known.state === 'erased' ? { job: id } : keepPromise({ control, jobs }, promised);
    await control.changeTenant(tenant, version, act, async (entry) => {
      refuseUnless(entry, 'erasing');
      refuseOtherName(entry, name);
      refuseEarly(entry, act.at, context.settings.erasureHoldDays);
      await refuseUnfinished(entry, context);
      return {
        set: { erasing: { job: id, at: act.at.toISOString(), by: act.actor } },
        event: { type: 'erasure.started', data: { job: id } },
        promise: promised,
      };
    });
    return keepPromise({ control, jobs }, promised);
  },
);

const refuseEarly = ({ erasure }: TenantEntry, now: Date, holdDays: number): void => {
  const { due } = erasure!;
  if (now.toISOString() >= due) return;
  const message = {
    zh: `保留期为 ${holdDays} 天（平台设置 erasureHoldDays），${inChina(due)}（北京时间）之后才能执行注销。`,
    en: `The hold is ${holdDays} days (the service’s setting erasureHoldDays): not before ${due}.`,
  };
  throw new Refusal('refused', message, { problems: [{ path: 'erasureHoldDays', code: 'hold', message }] });
};

/** Whatever still works in the county comes to its end first: the due-index lists all that is not finished. */
const refuseUnfinished = async (
  { id, erasing }: TenantEntry,
  { control, county }: Pick<ServiceContext, 'control' | 'county'>,
): Promise<void> => {
  const { jobs } = county(id);
  for (const { tenant, job } of await control.listDue('9999')) {
    if (tenant !== id) continue;
    const state = (await jobs.read(job))?.state;
    if (state !== 'queued' && state !== 'running') continue;
    if (job === erasing?.job) throw new Refusal('already-exists', isRunning);
    throw new Refusal('refused', stillWorking);
  }
};

const inChina = (time: string): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(time),
  );

const isRunning = { zh: '该县的注销正在执行。', en: 'The county is being erased already.' };
const stillWorking = {
  zh: '该县还有任务没有结束，请稍后再执行注销。',
  en: 'The county still has jobs that are not finished; try again when they are.',
};
