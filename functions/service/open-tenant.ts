import { openTenant } from '#shared/api/service.ts';
import type { Input } from '#shared/api/operation.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { acting } from '#functions/platform/acting.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import { keepPromise, type NewJob, promise } from '#functions/platform/jobs.ts';
import { implementService, type ServiceContext } from '#functions/platform/operation.ts';
import type { TenantEntry } from '#functions/platform/tenant-list.ts';
import type { ServiceRepositories } from './repositories.ts';

/**
 * Enters the county and starts the job that sets it up. The entry promises the job, so that a crash in between forgets
 * nothing; the same request again is the same county and the same job. A job that failed for good is followed by
 * another one of the same request with another id for the job.
 */
export const openTenantOperation = implementService(
  openTenant,
  async (input, context: ServiceContext<ServiceRepositories>) => {
    const { id, name, code, preset, admin, job } = input;
    if (preset !== null && !Object.hasOwn(presets, preset)) throw unknownPreset(preset);
    const { control, clock, county } = context;
    const act = acting(context);
    const work: NewJob = { id: job, context: 'service', kind: 'onboarding', input: {}, by: act.actor };
    const promised = promise(clock, id, work);
    const opening = { job, name, preset, admin };
    const createdAt = act.at.toISOString();
    const entry = await control.enterTenant({ id, name, code, createdAt, opening }, { ...act, promise: promised });
    if (!isSame(entry, input)) throw new Refusal('already-exists', taken, { problems: takenProblems });
    const { jobs } = county(id);
    if (entry.opening!.job !== job) {
      if (entry.state !== 'opening' || (await jobs.read(entry.opening!.job))?.state !== 'failed')
        return { job: entry.opening!.job };
      const again = { type: 'tenant.opening-repeated', data: {} };
      await control.changeTenant(id, entry.version, act, () => ({ set: { opening }, event: again, promise: promised }));
    }
    return keepPromise({ control, jobs }, promised);
  },
);

const isSame = ({ code, opening }: TenantEntry, asked: Input<typeof openTenant>): boolean =>
  opening !== null &&
  canonicalJson([code, opening.name, opening.preset, opening.admin]) ===
    canonicalJson([asked.code, asked.name, asked.preset, asked.admin]);

const taken = {
  zh: '此编号已用于另一个县，不能再次开通。',
  en: 'The id belongs to another county and cannot be opened again.',
};
const takenProblems = [{ path: 'id', code: 'id-taken', message: taken }];

const unknownPreset = (preset: string): Refusal =>
  new Refusal('invalid-input', undefined, {
    problems: [
      {
        path: 'preset',
        code: 'unknown-preset',
        message: { zh: `没有名为“${preset}”的预设办法。`, en: `There is no preset “${preset}”.` },
      },
    ],
  });
