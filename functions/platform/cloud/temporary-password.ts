import { randomInt } from 'node:crypto';

// Without 0, 1, I, L, O, U in either case: it is read from a slip of paper.
const lower = 'abcdefghjkmnpqrstvwxyz';
const upper = lower.toUpperCase();
const digits = '23456789';

const draw = (from: string): string => from[randomInt(from.length)]!;

/**
 * `K7xxx-xxxxx-xxxxx`: 71 bits, and what a user pool can ask for at the strictest (upper and lower case, digit, symbol).
 */
export const temporaryPassword = (): string => {
  const rest = Array.from({ length: 12 }, () => draw(lower + digits)).join('');
  const text = draw(upper) + draw(digits) + draw(lower) + rest;
  return `${text.slice(0, 5)}-${text.slice(5, 10)}-${text.slice(10)}`;
};
