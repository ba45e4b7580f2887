import { openCycle } from '#shared/api/appraisals.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { type CycleContent, datasetOf } from './cycle.ts';
import { cycleProblems, refuseFaults } from './faults.ts';
import type { AppraisalRepositories } from './repositories.ts';
import { cycleRow } from './repository.ts';
import { unitsOf } from './take-over.ts';

/** Opens a cycle on the register as it stands: its people are the register's revisions, nothing is copied. */
export const openCycleOperation = implement(
  openCycle,
  async ({ cycle, policyVersion }, context: Context<AppraisalRepositories>) => {
    const { cycles, policies, register, profile } = context.repositories;
    const known = await cycles.readHead(cycle.id);
    if (known) {
      const isSame = canonicalJson(known.content.cycle) === canonicalJson(cycle);
      if (known.version !== 1 || !isSame || known.content.policyVersion !== policyVersion)
        throw new Refusal('already-exists');
      return { row: cycleRow(known) };
    }
    const policy = await policies.readPolicy(policyVersion);
    if (!policy) throw new Refusal('not-found');
    const now = await register.readHead();
    const { code, name } = await profile.read();
    const content: CycleContent = {
      cycle,
      tenant: { id: code, name },
      policyVersion,
      policyTitle: policy.title,
      ...unitsOf(now),
      decisions: [],
    };
    if (content.units.length === 0) throw new Refusal('refused', emptyRegister);
    refuseFaults(
      cycleProblems(datasetOf(content, policy, { people: await register.readAllPeople(now), rows: new Map() })),
    );

    await cycles.commit(
      await cycles.changing(
        undefined,
        { content },
        {
          type: 'cycle.opened',
          data: { cycle, policyVersion, register: now.version, units: content.units.length },
          at: context.clock.now(),
          actor: by(context),
        },
      ),
    );
    return { row: cycleRow((await cycles.readHead(cycle.id))!) };
  },
);

const emptyRegister = {
  zh: '名录中还没有单位，请先登记或导入单位和人员。',
  en: 'The register has no units yet: register or import units and people first.',
};
