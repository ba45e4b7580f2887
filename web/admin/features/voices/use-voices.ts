import { useParams } from 'react-router';
import { readVoices } from '#shared/api/ballots/voices.ts';
import { readUnitConduct } from '#shared/api/conduct/unit.ts';
import { type Answer, useOperation } from '../../app/api.ts';
import type { useTexts } from './texts.ts';

export type Voices = Answer<typeof readVoices>;
export type VoiceRow = NonNullable<Voices['voices']>[number];
export type UnitConduct = Answer<typeof readUnitConduct>;

export interface UnitPlace {
  cycle: string;
  unit: string;
}

/** What the parts of the page are given. */
export interface VoicesProps {
  place: UnitPlace;
  voices: Voices;
  conduct: UnitConduct;
}

export function useVoices() {
  const { cycle = '', unit = '' } = useParams();
  const place: UnitPlace = { cycle, unit };
  const conduct = useOperation(readUnitConduct, place);
  const voices = useOperation(readVoices, place);
  return {
    place,
    error: voices.error ?? conduct.error,
    retry: () => {
      void conduct.refetch();
      void voices.refetch();
    },
    data: conduct.data && voices.data ? { place, conduct: conduct.data, voices: voices.data } : null,
  };
}

/** Whom it is about, in the reader's words. */
export const aboutText = ({ about }: Pick<VoiceRow, 'about'>, t: ReturnType<typeof useTexts>, and: string): string =>
  about.kind === 'people' ? about.people.map(({ name }) => name).join(and) : t(`about.${about.kind}`);
