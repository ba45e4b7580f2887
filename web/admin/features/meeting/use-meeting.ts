import { useParams } from 'react-router';
import type { readRoster } from '#shared/api/conduct/meeting.ts';
import { readMeeting } from '#shared/api/conduct/meeting.ts';
import { readUnitConduct } from '#shared/api/conduct/unit.ts';
import { useOperation } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';

export type UnitConduct = Answer<typeof readUnitConduct>;
export type Meeting = Answer<typeof readMeeting>;
export type Roster = Answer<typeof readRoster>;

/** What a card of the meeting's page is given. */
export interface CardProps {
  place: { cycle: string; unit: string };
  conduct: UnitConduct;
  meeting: Meeting;
  /** whether the actor acts for group or unit while the year is open */
  mayAct: boolean;
}

/** The unit and cycle of the address. */
export function usePlace(): { cycle: string; unit: string } {
  const { cycle = '', unit = '' } = useParams();
  return { cycle, unit };
}

/** Unit and meeting, each read once for all of the page's cards. */
export function useMeeting(place: { cycle: string; unit: string }) {
  const conduct = useOperation(readUnitConduct, place);
  const meeting = useOperation(readMeeting, place);
  return {
    error: conduct.error ?? meeting.error,
    retry: () => {
      void conduct.refetch();
      void meeting.refetch();
    },
    data: conduct.data && meeting.data ? { conduct: conduct.data, meeting: meeting.data } : null,
  };
}
