import { createPolls } from '#shared/api/ballots/polls.ts';
import type { StaffFacts } from '#shared/appraisal/staff.ts';
import { standing } from '#shared/appraisal/ballots.ts';
import { pollName } from '#shared/ballots/naming.ts';
import { type PlannedPoll, pollKey } from '#shared/ballots/plan-polls.ts';
import { canBeMade } from '#shared/ballots/plan-warnings.ts';
import { type Poll, shardsFor } from '#shared/ballots/poll.ts';
import { rollOf } from '#shared/ballots/results.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import { changeUnit, type UnitAt } from '#functions/conduct/change.ts';
import type { CycleView } from '#functions/conduct/view.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { Audience, Message } from '#functions/platform/messages.ts';
import { putEdge } from '#functions/platform/edges.ts';
import { by, implement } from '#functions/platform/operation.ts';
import type { BallotsRepository, PollHead, StoredVoter } from '../repository.ts';
import { table } from './cards.ts';
import { expiryOf } from './expiry.ts';
import { guessesFor } from './guesses.ts';
import { readPlan } from './plan.ts';
import { type BallotsContext, inFacts, pollKind, refuseOthers, runsPolls } from './poll-at.ts';

const refused = (zh: string, en: string): Refusal => new Refusal('refused', { zh, en });

interface Wanted {
  id: string;
  medium: Poll['medium'];
  dryRun: boolean;
  plan: PlannedPoll;
}

/**
 * Makes polls as the plan has them now. The roll is staged before, item by item; a poll is there once its head is, which
 * is written with the poll itself and only where nobody has one of that id, in whatever unit: ids are the caller's.
 */
export const createPollsOperation = implement(createPolls, ({ cycle, unit: id, polls }, context: BallotsContext) =>
  changeUnit(
    context,
    { cycle, unit: id, permissions: ['conduct.read', 'conduct.staff', 'conduct.unit'] },
    async (unitAt) => {
      const { view, unit, facts } = unitAt;
      const { ballots } = context.repositories;
      const made = new Map(facts.ballots.polls.map((poll) => [poll.id, poll]));
      const asked = [...new Map(polls.map((poll) => [poll.id, poll])).values()];
      for (const { id: poll, key, dryRun } of asked) {
        const known = made.get(poll);
        if (known && (pollKey(known) !== key || known.dryRun !== dryRun)) throw new Refusal('already-exists');
      }
      const { planned } = await readPlan(context, unitAt);
      const wanted = asked.flatMap(({ id: poll, key, medium, dryRun }): Wanted[] => {
        const plan = planned.find((one) => one.key === key);
        const known = made.get(poll);
        const isInCharge = known ?? plan;
        if (!isInCharge) throw refused('按办法不设此测评。', 'The policy asks for no such poll.');
        if (!runsPolls(context, view, unit, isInCharge)) refuseOthers(view, isInCharge);
        return known || !plan ? [] : [{ id: poll, medium, dryRun, plan }];
      });
      if (wanted.length === 0) return { answer: {} };
      refuseUnlessPossible(unitAt, wanted);
      const entries = wanted.map((one) => ({ ...one, poll: pollOf(context, view, unit, one) }));
      for (const { id: poll, plan } of entries) {
        if (await ballots.readHead(poll)) throw new Refusal('already-exists');
        // The walk of the county finds the roll by it, whatever becomes of the poll.
        await putEdge(ballots.client, ['POLL', poll]);
        await stageVoters(ballots, poll, plan);
      }
      const head = entries.map(({ id: poll, poll: content }) => ({
        put: { ...ballots.keys.head(poll), ...headOf(view, unit, content) },
        ...{ table, condition: 'absent' as const },
      }));
      return {
        answer: {},
        facts: { ballots: entries.reduce((all, one) => inFacts(all, one.id, one.poll), facts.ballots) },
        details: entries.map(({ id: poll, poll: content }) => ({ kind: pollKind, id: poll, before: null, content })),
        also: head,
        messages: messagesOf(
          cycle,
          unit,
          entries.map(({ poll }) => poll),
        ),
        event: { type: 'poll.created', data: { unit: id, polls: entries.map(recorded) } },
      };
    },
  ),
);

/** One poll of each key stands; a trial is none, and one that was voided stands no more. */
function refuseUnlessPossible({ facts }: UnitAt, wanted: readonly Wanted[]): void {
  const keys = standing(facts.ballots).map(pollKey);
  for (const { plan, dryRun } of wanted) {
    if (!canBeMade(plan)) {
      const text: Bilingual = {
        zh: '没有评议对象或投票人员，不能设此测评。',
        en: 'There is nobody to rate, or nobody who votes.',
      };
      throw new Refusal('refused', text, { problems: [...plan.warnings], policyField: plan.policyField });
    }
    if (!isOpenFor(facts.staff, plan))
      throw refused('职工评议已经汇总，不能再设测评。', 'The staff’s ballots have been tallied already.');
    if (dryRun) continue;
    const name = pollName({ ...plan, dryRun }, { round: 1, rounds: 1 });
    if (keys.includes(plan.key))
      throw refused(
        `${name.zh}的测评已经生成；需要重新测评的，先宣布作废。`,
        `There is a poll of ${name.en} already: void it to hold it anew.`,
      );
    keys.push(plan.key);
  }
}

const isOpenFor = ({ state }: StaffFacts, { purpose }: PlannedPoll): boolean =>
  purpose === 'cadres' || state === 'underWay';

function pollOf(context: BallotsContext, view: CycleView, unit: Unit, { plan, medium, dryRun }: Wanted): Poll {
  const { source, title, fillMode, purpose, items, rules, subjects } = plan;
  const now = context.clock.now();
  const voters = plan.voters.length;
  return {
    ...{ unit: unit.id, source, title, dryRun, medium, fillMode, purpose, state: 'preparing', voters },
    ...{ subjects: [...subjects], items, rules, minBallots: view.policy.opinion.minBallots },
    boxes: plan.boxes.map((box) => ({ ...box, shards: shardsFor(rollOf({ voters }, box)) })),
    ...{ fingerprint: null, expires: expiryOf(view, now).toISOString(), until: null },
    created: { at: now.toISOString(), by: by(context) },
    ...{ opened: null, closed: null, published: null, voided: null, turnout: null },
    ...{ paper: { entered: null, confirmed: null }, file: null },
  };
}

const headOf = ({ stored, policy }: CycleView, unit: Unit, poll: Poll): PollHead => ({
  ...{ county: stored.content.tenant.name, unit: unit.name, title: poll.title, source: poll.source },
  ...{ dryRun: poll.dryRun, fillMode: poll.fillMode, boxes: poll.boxes.length, fingerprint: null },
  ...{ expires: Math.floor(Date.parse(poll.expires) / 1000), until: null, issuing: false, casting: false },
  ...{ phase: 'waiting', guessesAllowed: guessesFor(policy, poll.voters), minBallots: poll.minBallots },
});

/** The roll of a poll that is not there yet: what an attempt that came to nothing left of another one goes. */
async function stageVoters(
  { client, keys, listVoters }: BallotsRepository,
  poll: string,
  { voters, boxes }: PlannedPoll,
): Promise<void> {
  const roll = voters.map(({ id, name, category, person }) => {
    const box = boxes.findIndex(({ without }) => without === id);
    const content: StoredVoter = { name, category, person, given: 'no', card: null, without: box === -1 ? null : box };
    return { ...keys.voter(poll, id), ...content };
  });
  const ids = new Set(voters.map(({ id }) => id));
  const left = (await listVoters(poll)).filter(({ sk }) => !ids.has(sk));
  await client.deleteAll(left, { table });
  await client.putAll(roll, { table });
}

const recorded = ({ id, poll }: { id: string; poll: Poll }) => ({
  ...{ poll: id, title: poll.title, source: poll.source, purpose: poll.purpose, dryRun: poll.dryRun },
  ...{ medium: poll.medium, voters: poll.voters, subjects: poll.subjects.length, boxes: poll.boxes.length },
});

/** To the unit and to its group; of a trial to nobody. */
function messagesOf(cycle: string, unit: Unit, polls: readonly Poll[]): (Message & { audience: Audience })[] {
  const titles = polls.filter(({ dryRun }) => !dryRun).map(({ title }) => title);
  if (titles.length === 0) return [];
  const message: Message = {
    topic: 'ballots',
    title: { zh: `${unit.name}的民主测评已准备`, en: `${unit.name}: polls are prepared` },
    text: { zh: `已生成测评：${titles.join('；')}。`, en: `Prepared: ${titles.join('; ')}.` },
    link: `/cycles/${encodeURIComponent(cycle)}/conduct/${encodeURIComponent(unit.id)}/ballots`,
    due: null,
  };
  return [
    { ...message, audience: { to: 'unit', unit: unit.id } },
    { ...message, audience: { to: 'group', group: unit.group } },
  ];
}
