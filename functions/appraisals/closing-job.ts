import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import type { ClosingSummary } from '#shared/api/appraisals.ts';
import { id, ulid } from '#shared/api/common.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { LeaseLost, type Work } from '#functions/platform/worker.ts';
import { planClosing } from './plan-closing.ts';
import { refuseWhileVoting } from './refuse-while-voting.ts';
import type { AppraisalRepositories } from './repositories.ts';
import { Staging } from './staging.ts';

const jobInput = z.strictObject({ cycle: id, run: ulid, reason: z.string() });

const attempts = 8;

/**
 * The closing: what the published run came to goes into the register's history, staged like an import, and the heads of
 * register and cycle flip in one transaction with their audit events and the receipt.
 */
export const closingJob: Work<AppraisalRepositories> = async (context) => {
  const { job, repositories, clock } = context;
  const { conduct, cycles, register, receipts, runs } = repositories;
  const input = jobInput.parse(job.input);
  for (let attempt = 1; ; attempt++) {
    const done = await receipts.read<ClosingSummary>(job.id);
    if (done) return done;
    await context.progress(0, 0, 'read');
    const [before, run, head] = await Promise.all([
      cycles.readHead(input.cycle),
      runs.readRun(input.cycle, input.run),
      register.readHead(),
    ]);
    if (!before || !run) throw new Refusal('not-found');
    // Another run was published after somebody had asked for this one to be carried over.
    if (before.publishedRun !== run.id) throw new Refusal('stale-version');
    const [{ teams, units }, people, current] = await Promise.all([
      runs.readSummary(run),
      runs.readPeople(run.id),
      register.readAllPeople(head),
    ]);
    const { year } = before.content.cycle;
    const { plan, counts } = planClosing(head, current, { year, people, teams, units });
    if (!plan.isChanged && before.state === 'closed')
      return { cycle: input.cycle, nothingNew: true, ...counts } satisfies ClosingSummary;

    const staging = new Staging(context);
    staging.expect(plan.lists.size);
    const next = await staging.register(plan);
    const output: ClosingSummary = { cycle: input.cycle, nothingNew: false, ...counts };
    const event = {
      type: 'cycle.closed',
      data: { job: job.id, cycle: input.cycle, run: run.id, reason: input.reason, ...counts },
      at: clock.now(),
      actor: job.by,
    };
    const ended = { ...event, type: 'conduct.ended', data: { cycle: input.cycle, reason: input.reason } };
    await context.progress(1, 1, 'apply');
    // As late as can be: whatever moves on after this look has it all done again, and afterwards nothing does.
    const record = await conduct.readRecord(input.cycle);
    await refuseWhileVoting(repositories, before);
    try {
      await cycles.commit([
        context.stillMine,
        receipts.writing(job.id, output),
        ...(plan.isChanged ? await register.headTransaction(head, next, event) : []),
        ...(await cycles.changing(before, { content: before.content, state: 'closed' }, event)),
        // In a cycle that was closed before, nothing has come since.
        ...(before.state === 'closed' ? [] : conduct.recording(input.cycle, record, ended, true)),
      ]);
      return output;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (error.parts.includes(0)) throw new LeaseLost();
      if (attempt === attempts) throw new Refusal('busy', undefined, { cause: error });
      await setTimeout(Math.random() * 10 * 2 ** attempt);
    }
  }
};
