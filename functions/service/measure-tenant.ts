import { measureTenant } from '#shared/api/service.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implementService } from '#functions/platform/operation.ts';

const gone = {
  zh: '该县尚未开通或已注销，无法测量。',
  en: 'The county is not open yet, or is being erased; there is nothing to measure.',
};

/** Starts the walk that sizes what a county stores, beside the daily one. */
export const measureTenantOperation = implementService(
  measureTenant,
  async ({ tenant, id }, { control, county, memberships, caller }) => {
    const entry = await control.readTenant(tenant);
    if (!entry) throw new Refusal('not-found');
    if (!['active', 'suspended'].includes(entry.state)) throw new Refusal('refused', gone);
    const { user, name } = memberships.operator ?? { user: caller!.subject, name: '' };
    return county(tenant).jobs.start({ id, context: 'tenants', kind: 'upkeep', input: {}, by: { user, name } });
  },
);
