import type { VoiceRow } from './use-voices.ts';

/** What the reader looks for, as the page's address has it; '' is everything. */
export interface Wanted {
  channel: string;
  /** `unit`, `team`, or `@` and a person's id */
  about: string;
  search: string;
}
export const everything: Wanted = { channel: '', about: '', search: '' };

export const wantedOf = (params: URLSearchParams): Wanted => ({
  channel: params.get('channel') ?? '',
  about: params.get('about') ?? '',
  search: params.get('q') ?? '',
});

export const paramsOf = ({ channel, about, search }: Wanted): Record<string, string> =>
  Object.fromEntries(Object.entries({ channel, about, q: search }).filter(([, value]) => value !== ''));

export const personKey = (id: string): string => `@${id}`;

const keysOf = ({ about }: VoiceRow): string[] =>
  about.kind === 'people' ? about.people.map(({ id }) => personKey(id)) : [about.kind];

const textOf = ({ text, about }: VoiceRow): string =>
  [text, ...(about.kind === 'people' ? about.people.map(({ name }) => name) : [])].join('\n').toLowerCase();

/** Those that stand, without what was removed. */
export const standing = (voices: readonly VoiceRow[]): VoiceRow[] => voices.filter(({ removed }) => removed === null);

/** Each word of the search has to be there. */
export function matching(voices: readonly VoiceRow[], { channel, about, search }: Wanted): VoiceRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return voices.filter(
    (voice) =>
      (channel === '' || voice.channel === channel) &&
      (about === '' || keysOf(voice).includes(about)) &&
      words.every((word) => textOf(voice).includes(word)),
  );
}

/** How many there are by channel: the policy's in their order, then any that it has no more. */
export function countsOf(
  channels: readonly { name: string; kind: 'interview' | 'entry' }[],
  voices: readonly VoiceRow[],
): { name: string; kind: 'interview' | 'entry'; n: number }[] {
  const names = new Set(channels.map(({ name }) => name));
  const others = [...new Set(voices.map(({ channel }) => channel))].filter((name) => !names.has(name));
  return [...channels, ...others.map((name) => ({ name, kind: 'entry' as const }))].map((channel) => ({
    ...channel,
    n: voices.filter((voice) => voice.channel === channel.name).length,
  }));
}

/** The people that any of them is about, each with how often. */
export function peopleIn(voices: readonly VoiceRow[]): { id: string; name: string; n: number }[] {
  const found = new Map<string, { id: string; name: string; n: number }>();
  for (const { about } of voices) {
    if (about.kind !== 'people') continue;
    for (const { id, name } of about.people) found.set(id, { id, name, n: (found.get(id)?.n ?? 0) + 1 });
  }
  return [...found.values()];
}
