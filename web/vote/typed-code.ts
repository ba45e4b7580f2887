/** What somebody types of a card's code, while they type it. */

const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');

export const typedLength = (typed: string): number => plain(typed).length;

/** In groups of four, as on the card; more than 16 characters stay as they are, to be seen. */
export const grouped = (typed: string): string => (plain(typed).match(/.{1,4}/g) || []).join('-');
