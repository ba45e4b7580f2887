/** What a card or a notice says in the address, after the `#`: no server is ever sent it. */
export interface Link {
  /** the poll's capability, the same for everybody */
  poll: string;
  /** of the keys of all boxes, as printed on the notice */
  fingerprint: string;
  /** the card's 16 characters; null: the voter types them */
  code: string | null;
}

const plain = /^[A-Za-z0-9_-]{1,100}$/;

/** Null where there is no link to a poll. */
export function readLink(fragment: string): Link | null {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const [poll, fingerprint, code] = [given.get('c') || '', given.get('k') || '', given.get('p')];
  if (!plain.test(poll) || !plain.test(fingerprint)) return null;
  return { poll, fingerprint, code: code || null };
}

/** The same address without the card, which shall not stand in a history or be passed on. */
export const withoutCode = ({ poll, fingerprint }: Link): string => `#c=${poll}&k=${fingerprint}`;
