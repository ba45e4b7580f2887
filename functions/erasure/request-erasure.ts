import { requestErasure } from '#shared/api/erasure.ts';
import { acting, changedNow, refuseUnless } from '#functions/platform/acting.ts';
import { implementService } from '#functions/platform/operation.ts';
import { publicEntry } from '#functions/platform/tenant-list.ts';
import { refuseOtherName } from './typed-name.ts';

const day = 24 * 60 * 60 * 1000;

/** Asks for a suspended county to be erased; from then on the hold runs, in which it can be taken back. */
export const requestErasureOperation = implementService(
  requestErasure,
  async ({ tenant, version, name, reason }, context) => {
    const act = acting(context);
    const due = new Date(act.at.getTime() + context.settings.erasureHoldDays * day).toISOString();
    const entry = await context.control.changeTenant(tenant, version, act, (known) => {
      refuseUnless(known, 'suspended');
      refuseOtherName(known, name);
      const changed = changedNow(act, reason);
      return {
        set: { state: 'erasing', changed, erasure: { ...changed, due } },
        event: { type: 'erasure.requested', data: { reason, due } },
      };
    });
    return { tenant: publicEntry(entry) };
  },
);
