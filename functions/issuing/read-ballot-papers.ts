import { readBallotPapers as contract } from '#shared/api/votes.ts';
import { type BallotsRepository, papersOf } from '#functions/ballots/repository.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implementService } from '#functions/platform/operation.ts';
import { isOver, notReady, pollAt } from './poll-at.ts';

/** What the poll asks, and under which keys: the same for everybody, whatever card they hold. */
export const readBallotPapers = implementService<BallotsRepository, typeof contract.input, typeof contract.output>(
  contract,
  async ({ poll: capability }, context) => {
    const { tenant, poll, ballots, head, isActive } = await pollAt(context, capability);
    const boxes = await ballots.listBoxes(poll);
    // Keys are made in several steps: before the last of them there is no fingerprint to hold them against.
    if (head.fingerprint === null || boxes.length !== head.boxes) throw new Refusal('refused', notReady);
    const { county, unit, title, source, dryRun, fillMode, minBallots, expires } = head;
    const isUnderWay = head.phase === 'under-way' && !isOver(head, context.clock.now());
    return {
      ...{ county, unit, title, source, dryRun, fillMode, minBallots },
      phase: head.phase === 'under-way' && !isUnderWay ? 'over' : head.phase,
      issuing: head.issuing && isUnderWay && isActive,
      casting: head.casting && isUnderWay,
      boxes: papersOf(context.capabilities, { tenant, poll, expires }, boxes).map(({ box, key, sheet, size }) => ({
        ...{ box, key, sheet, size },
      })),
    };
  },
);
