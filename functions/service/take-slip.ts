import { takeSlip } from '#shared/api/service.ts';
import { acting, refuseUnless } from '#functions/platform/acting.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implementService, type ServiceContext } from '#functions/platform/operation.ts';
import type { TenantEntry } from '#functions/platform/tenant-list.ts';
import { renewAdminPassword } from '#functions/tenants/repository.ts';
import type { ServiceRepositories } from './repositories.ts';
import { type AdminSlip, readSlip, removeSlips } from './slips.ts';
import { isUntouched } from './untouched.ts';

type Ctx = ServiceContext<ServiceRepositories>;

/**
 * Shows the first administrator's slip once. Recorded first, then the file is removed, then it is shown: as long as the
 * file is there nobody has seen it, and a repetition after a crash shows it. One that was taken and got lost is replaced
 * by a new password, but only in a county that has nothing yet.
 */
export const takeSlipOperation = implementService(takeSlip, async ({ tenant, again }, context: Ctx) => {
  const entry = await context.control.readTenant(tenant);
  if (!entry?.opening) throw new Refusal('not-found');
  refuseUnless(entry, 'active');
  return again ? renewed(entry, context) : taken(entry, context);
});

const taken = async (entry: TenantEntry, context: Ctx): Promise<AdminSlip> => {
  const { files } = context.county(entry.id);
  const slip = await readSlip(files, entry.opening!.job);
  if (!slip) throw new Refusal('refused', alreadyTaken);
  await context.control.changeTenant(entry.id, null, acting(context), (now) => {
    // Somebody else is taking it in this very moment.
    if (now.slipTaken !== entry.slipTaken) throw new Refusal('refused', alreadyTaken);
    return now.slipTaken ? null : { set: { slipTaken: true }, event: slipEvent(false) };
  });
  await removeSlips(files);
  return slip;
};

const renewed = async (entry: TenantEntry, context: Ctx): Promise<AdminSlip> => {
  const { control, county, identity, clock } = context;
  const { repositories, files, memberships } = county(entry.id);
  const { users } = repositories;
  if (!(await isUntouched(repositories, entry))) throw new Refusal('refused', noLongerUntouched);
  const admin = await users.readUser(entry.opening!.admin.id);
  if (!admin || admin.disabled) throw new Refusal('refused', adminDisabled);
  // Whoever resets a password can log in with the new one, and would be in the other county, too.
  if (await memberships.hasOthers(admin.subject)) throw new Refusal('refused', adminElsewhere);
  await control.changeTenant(entry.id, null, acting(context), () => ({
    set: { slipTaken: true },
    event: slipEvent(true),
  }));
  await removeSlips(files);
  const actor = { user: 'operator', name: '平台运营' };
  const { initialPassword } = await renewAdminPassword({ users, identity, memberships, clock, actor }, admin);
  return { county: entry.name, name: admin.name, login: admin.login, initialPassword };
};

const slipEvent = (again: boolean) => ({ type: 'tenant.slip-taken', data: { again } });

const alreadyTaken = {
  zh: '首位管理员的密码条已被领取，只显示一次。如已遗失，可在县里尚无数据时重发。',
  en: 'The first administrator’s slip was taken; it is shown once. If it is lost, a new one can be made while the county has no data.',
};
const noLongerUntouched = {
  zh: '该县已有自己的单位、办法或用户，不能由平台重发密码：持有该密码的人可以读到该县的数据。请由该县的其他管理员重置。',
  en: 'The county has units, a policy or users of its own by now: whoever held the password could read its data. Another administrator of the county can reset it.',
};
const adminDisabled = {
  zh: '首位管理员的账号已停用，不能重发密码条。',
  en: 'The first administrator’s account is disabled; no slip can be made for it.',
};
const adminElsewhere = {
  zh: '首位管理员的账号还用于其他县或平台运营，不能在此重置。',
  en: 'The first administrator’s account also opens another county or the service itself and cannot be reset here.',
};
