import { readBallotResult as contract } from '#shared/api/votes.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { BallotsRepository } from '#functions/ballots/repository.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implementService } from '#functions/platform/operation.ts';
import { pollAt } from './poll-at.ts';

/** The published file as it is: anybody can find their receipt in it and recompute the tally. */
export const readBallotResult = implementService<BallotsRepository, typeof contract.input, typeof contract.output>(
  contract,
  async ({ poll: capability }, context) => {
    const { tenant, poll, head } = await pollAt(context, capability);
    if (head.phase !== 'published') throw new Refusal('refused', notPublished);
    const file = await context.county(tenant).files.get(`ballots/${poll}.json`);
    if (!file) throw new Refusal('not-found', notPublished);
    return { file: JSON.parse(new TextDecoder().decode(file)) as Record<string, unknown> };
  },
);

const notPublished: Bilingual = {
  zh: '这次测评的结果还没有公布。',
  en: 'The results of this poll have not been published.',
};
