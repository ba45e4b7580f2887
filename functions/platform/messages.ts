import type { Bilingual } from '#shared/problem.ts';
import { keyPart } from './keys.ts';
import type { Key, TenantClient, TransactPart } from './tenant.ts';

/**
 * Messages to the people of a county. A message is one item, written in the transaction of what it tells of, and lies
 * where its readers look: those of a unit in the unit's feed, everybody else's in the county's. Nobody's copy is made.
 */
export type Audience =
  | { to: 'everybody' | 'office' | 'media' | 'supervisor' }
  | { to: 'group'; group: string }
  | { to: 'unit' | 'leadingGroup'; unit: string }
  /** somebody of the register, and the unit in whose feed it lies: that of their account */
  | { to: 'person'; unit: string; person: string };

export interface Message {
  /** what it is about, for filters: `notice`, `meeting`, `report`, … */
  topic: string;
  title: Bilingual;
  text: Bilingual;
  /** address of the page where the thing is done, e.g. `/cycles/2026/notice` */
  link: string;
  /** the last day for it, if there is one */
  due: string | null;
}

export interface StoredMessage extends Message {
  id: string;
  audience: Audience;
  at: string;
  by: { user: string; name: string };
}

export const feedPartition = (audience: Audience): readonly string[] =>
  'unit' in audience ? ['FEED', audience.unit] : ['FEED'];

/** What the sort keys of an audience's messages begin with; the time follows. */
export const feedStart = (audience: Audience): string => {
  switch (audience.to) {
    case 'group':
      return `GROUP#${keyPart(audience.group)}#`;
    case 'person':
      return `PERSON#${keyPart(audience.person)}#`;
    case 'unit':
      return 'UNIT#';
    case 'leadingGroup':
      return 'LEADING#';
    case 'everybody':
    case 'office':
    case 'media':
    case 'supervisor':
      return `${audience.to.toUpperCase()}#`;
  }
};

export const messageKey = (
  client: Pick<TenantClient, 'pk'>,
  { audience, at, id }: Pick<StoredMessage, 'audience' | 'at' | 'id'>,
): Key => ({
  pk: client.pk(...feedPartition(audience)),
  sk: `${feedStart(audience)}${at}#${keyPart(id)}`,
});

/** The part of a transaction that leaves a message. `id` is unique among the messages of the moment: event and reader. */
export const messagePart = (client: Pick<TenantClient, 'pk'>, message: StoredMessage): TransactPart => ({
  put: { ...messageKey(client, message), ...message },
});
