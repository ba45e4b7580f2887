import { useParams } from 'react-router';
import type { pollActs, readPolls } from '#shared/api/ballots/polls.ts';
import { readPoll } from '#shared/api/ballots/polls.ts';
import { readUnitConduct } from '#shared/api/conduct/unit.ts';
import { type Answer, useOperation } from '../../app/api.ts';
import { refreshOf } from './stages.ts';

export type UnitPolls = Answer<typeof readPolls>;
export type PlannedPoll = UnitPolls['planned'][number];
export type PollView = Answer<typeof readPoll>;
export type PollLine = PollView['poll'];
export type PollAct = (typeof pollActs)[number];
export type UnitConduct = Answer<typeof readUnitConduct>;
export type Problems = PollView['problems'][string];

export interface UnitPlace {
  cycle: string;
  unit: string;
}
export interface PollPlace extends UnitPlace {
  poll: string;
}

/** What a card of a poll's page is given. */
export interface PollProps {
  place: PollPlace;
  view: PollView;
  conduct: UnitConduct;
}

export function useUnitPlace(): UnitPlace {
  const { cycle = '', unit = '' } = useParams();
  return { cycle, unit };
}

/** Poll and unit of the address; asked for again while something goes on. */
export function usePoll() {
  const { cycle = '', unit = '', poll = '' } = useParams();
  const place: PollPlace = { cycle, unit, poll };
  const conduct = useOperation(readUnitConduct, { cycle, unit });
  const view = useOperation(readPoll, place, { refetchAfter: (last) => refreshOf(last?.poll.state) });
  return {
    place,
    error: view.error ?? conduct.error,
    retry: () => {
      void conduct.refetch();
      void view.refetch();
    },
    data: conduct.data && view.data ? { place, conduct: conduct.data, view: view.data } : null,
  };
}

/** What a command that needs no form changes besides the polls. */
export const again = { rereadStale: true } as const;
