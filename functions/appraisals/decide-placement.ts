import { decidePlacement } from '#shared/api/conduct/placement.ts';
import { placed, placementIndex } from '#shared/appraisal/placement.ts';
import type { Decision } from '#shared/dataset/schema.ts';
import { firstLevelUnit } from '#shared/grading/index-dataset.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import { messagePart } from '#functions/platform/messages.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { byId, datasetPerson, type PersonDecision } from './cycle.ts';
import { problem, refuseFaults } from './faults.ts';
import { refuseIfDecisionsStand } from './frozen.ts';
import { placementMessages } from './placement-messages.ts';
import type { AppraisalRepositories } from './repositories.ts';
import { cycleRow, type StoredCycle } from './repository.ts';

/**
 * The office decides where somebody is appraised, or whether, or takes that back; the person and the units concerned are
 * told. The same decision again changes nothing.
 */
export const decidePlacementOperation = implement(
  decidePlacement,
  async ({ cycle, unit: home, person: id, version, decision, reason }, context: Context<AppraisalRepositories>) => {
    const { cycles, policies, register, users } = context.repositories;
    const before = await cycles.readHead(cycle);
    if (!before) throw new Refusal('not-found');
    const { content } = before;
    const entry = content.units.find(({ unit }) => unit.id === home);
    const record = entry && (await register.readPeople(home, entry.people)).find((one) => one.id === id);
    if (!record) throw new Refusal('not-found');
    const known = content.decisions.find(({ person }) => person === id)?.decision;
    const wanted = decision ? { ...decision, reason } : undefined;
    if (canonicalJson(known ?? null) === canonicalJson(wanted ?? null)) return { row: cycleRow(before) };
    if (String(before.version) !== version) throw new Refusal('stale-version');
    refuseIfDecisionsStand(before);
    refuseFaults(decisionFaults(before, decision));

    const policy = await policies.readPolicy(content.policyVersion);
    if (!policy) throw new Error(`a cycle without its policy: ${cycle}`);
    const person = datasetPerson(record);
    const units = content.units.map(({ unit }) => unit);
    const index = placementIndex({ cycle: content.cycle, policy, units, people: [person] });
    const effective = (made: Decision | undefined) => {
      const { unit, status } = placed(index, { ...person, ...(made && { decision: made }) }).appraised;
      return { unit, status };
    };
    const who = { at: context.clock.now(), actor: by(context) };
    const from = { by: who.actor, at: who.at.toISOString(), job: null };
    const [was, is] = [effective(known), effective(wanted)];
    const event = {
      type: 'placement.decided',
      data: {
        ...{ person: id, name: person.name, unit: home, reason },
        before: known ?? null,
        after: decision,
        was,
        is,
      },
      ...who,
    };
    const messages = placementMessages({
      ...{ cycle: content.cycle, person, reason, was, is, isTakenBack: decision === null },
      own: firstLevelUnit(index, home).id,
      nameOf: (unit) => index.units.get(unit)?.name ?? unit,
      account: (await users.userOfPerson(id))?.person?.unit ?? home,
    });
    const decisions = withDecision(content.decisions, { person: id, decision: wanted, from });
    const parts = await cycles.changing(before, { content: { ...content, decisions } }, event);
    try {
      await cycles.commit([
        ...parts,
        ...messages.map((message, i) =>
          messagePart(context.repositories.client, {
            ...{ ...message, id: `${cycle}.${before.chain.seq + 1}.${i}`, at: from.at, by: who.actor },
          }),
        ),
      ]);
    } catch (error) {
      // Somebody else changed the cycle in this moment.
      if (error instanceof ConditionFailed) throw new Refusal('stale-version', undefined, { cause: error });
      throw error;
    }
    return { row: cycleRow((await cycles.readHead(cycle))!) };
  },
);

const withDecision = (
  decisions: readonly PersonDecision[],
  { person, decision, from }: Omit<PersonDecision, 'decision'> & { decision: Decision | undefined },
): PersonDecision[] => {
  const others = decisions.filter((one) => one.person !== person);
  const all = decision ? [...others, { person, decision, from }] : others;
  return byId(all.map((one) => ({ id: one.person, one }))).map(({ one }) => one);
};

/** What the checks of a dataset say of a decision, told at the fields of the request. */
function decisionFaults({ content }: StoredCycle, decision: Omit<Decision, 'reason'> | null) {
  if (!decision) return [];
  const unit = content.units.find((entry) => entry.unit.id === decision.unit)?.unit;
  if (decision.unit === undefined && decision.status === undefined) return [nothingDecided];
  if (decision.unit === undefined || unit?.level === 'first') return [];
  return [unit ? secondaryUnit(unit.name) : unknownUnit(decision.unit)];
}

const nothingDecided = problem('decision', 'nothing-decided', {
  zh: '请选择考核单位或者考核状态。',
  en: 'Choose the unit of appraisal, the status, or both.',
});
const secondaryUnit = (name: string) =>
  problem('decision.unit', 'secondary-unit', {
    zh: `${name}是二级单位，只能决定在一级单位考核。`,
    en: `${name} is a secondary unit: people are appraised in first-level units.`,
  });
const unknownUnit = (id: string) =>
  problem('decision.unit', 'unknown-reference', {
    zh: `本年度没有单位“${id}”。`,
    en: `The cycle has no unit “${id}”.`,
  });
