import { cancelErasure } from '#shared/api/erasure.ts';
import { acting, changedNow, refuseUnless } from '#functions/platform/acting.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implementService } from '#functions/platform/operation.ts';
import { publicEntry } from '#functions/platform/tenant-list.ts';

/** Takes the request back: the county is suspended as it was. Not once the erasing has begun. */
export const cancelErasureOperation = implementService(cancelErasure, async ({ tenant, version, reason }, context) => {
  const act = acting(context);
  const entry = await context.control.changeTenant(tenant, version, act, (known) => {
    refuseUnless(known, 'erasing');
    if (known.erasing) throw new Refusal('refused', hasBegun);
    return {
      set: { state: 'suspended', changed: changedNow(act, reason), erasure: null },
      event: { type: 'erasure.cancelled', data: { reason } },
    };
  });
  return { tenant: publicEntry(entry) };
});

const hasBegun = {
  zh: '注销已经开始执行，不能再撤回。',
  en: 'The erasing has begun and cannot be taken back.',
};
