import { presets } from '#shared/policy/presets/all.ts';
import type { PolicyVersion } from '#shared/api/policies.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import type { ServiceJobContext } from '#functions/platform/worker.ts';
import type { Opening } from '#functions/platform/tenant-list.ts';
import { makeAdmin } from '#functions/tenants/repository.ts';
import { followName } from './follow-name.ts';
import type { ServiceRepositories } from './repositories.ts';
import { slipName, writeSlip } from './slips.ts';
import { openingPolicy } from './untouched.ts';

type Ctx = ServiceJobContext<ServiceRepositories>;

/** how what the service does in a county is signed in the county's own record */
const actor = { user: 'operator', name: '平台运营' };
const steps = 5;

/**
 * Sets a county up: its root, its policy, its first administrator with a slip, and opens it. Every step finds what an
 * earlier attempt has done, so that a crash at any moment ends with one of each. The slip comes last before the opening:
 * an attempt that finds none gives a new password, and once the county is open no password is touched here.
 */
export const onboarding = async (context: Ctx): Promise<Record<string, unknown>> => {
  const { control, tenant, job, repositories, files, identity, memberships, clock, progress, stillMine } = context;
  const entry = await control.readTenant(tenant);
  if (!entry?.opening) throw new Refusal('not-found');
  if (job.input['follow'] === 'name') {
    await followName(control, repositories.profile, entry);
    return {};
  }
  if (entry.state !== 'opening' || entry.opening.job !== job.id) return {};
  const { name, code, createdAt, opening } = entry;

  await progress(0, steps, 'root');
  await repositories.profile.write({ id: tenant, name, code, createdAt });
  await progress(1, steps, 'policy');
  await adoptPreset(context, opening);
  await progress(2, steps, 'admin');
  const { users } = repositories;
  const admin = await makeAdmin({ users, identity, memberships, clock, actor }, { ...opening.admin, code }, stillMine);
  await progress(3, steps, 'slip');
  if (!(await files.head(slipName(job.id)))) {
    const { initialPassword } = await identity.resetPassword(admin.subject);
    const slip = { county: name, name: admin.name, login: admin.login, initialPassword };
    await writeSlip(files, job.id, slip);
  }
  await progress(4, steps, 'ready');
  await control.changeTenant(tenant, null, { at: clock.now(), actor: job.by }, ({ state }) =>
    state === 'opening' ? { set: { state: 'active' }, event: { type: 'tenant.ready', data: {} } } : null,
  );
  await progress(steps, steps, 'ready');
  return {};
};

/** The preset as the county's first version, in force. */
const adoptPreset = async ({ repositories, tenant, clock, stillMine }: Ctx, { preset }: Opening): Promise<void> => {
  if (preset === null) return;
  const { policies } = repositories;
  const head = await policies.readHead();
  const id = openingPolicy(tenant);
  if (head.versions.some((version) => version.id === id)) return;
  const policy = presets[preset]!;
  const version: PolicyVersion = {
    ...{ id, title: policy.title, preset, basedOn: null, reason: '开通时采用预设办法' },
    ...{ at: clock.now().toISOString(), by: actor, changes: 0 },
  };
  const { parts } = await policies.saving(head, { version, policy, becomesCurrent: true });
  try {
    await policies.commit([...parts, stillMine]);
  } catch (error) {
    const isThere = (await policies.readHead()).versions.some((known) => known.id === id);
    if (!(error instanceof ConditionFailed) || !isThere) throw error;
  }
};
