import type { VoiceEntry } from '#shared/ballots/voices.ts';
import type { VoiceRow } from './use-voices.ts';

/** An entry as the form holds it; two of them that were changed at once are merged field by field. */
export interface Values {
  channel: string;
  date: string | undefined;
  about: VoiceRow['about']['kind'];
  people: string[];
  text: string;
  said: number | null;
}

export const valuesOf = ({ channel, date, about, text, said }: VoiceRow): Values => ({
  ...{ channel, date, text, said, about: about.kind },
  people: about.kind === 'people' ? about.people.map(({ id }) => id).toSorted() : [],
});

export const entryOf = ({ channel, date, about, people, text, said }: Values): VoiceEntry => ({
  ...{ channel, date: date ?? '', text: text.trim(), said: said ?? null },
  about: about === 'people' ? { kind: 'people', people } : { kind: about },
});

/** What the form holds, in one form: people in order, none where it is about no people. */
export const plain = (values: Values): Values => ({
  ...values,
  text: values.text.trim(),
  people: values.about === 'people' ? values.people.toSorted() : [],
});

/** Where the service's fault about an entry stands in the form. */
export const fieldOf = (path: string): keyof Values => {
  const field = path.replace(/^entry\./, '');
  return field.startsWith('about.people') ? 'people' : ((field.split(/[.[]/)[0] ?? 'text') as keyof Values);
};
