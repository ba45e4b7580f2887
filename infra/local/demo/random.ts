import { createHash } from 'node:crypto';

/** Draws that are the same for the same seed on every machine: the demo counties are always the same counties. */
export class Draws {
  #state: number;

  constructor(seed: string) {
    this.#state = createHash('sha256').update(seed).digest().readUInt32BE(0);
  }

  /** from 0 up to, not including, 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** a whole number, both ends possible */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)]!;
  }

  /** around 0, mostly within −1 and 1 */
  spread(): number {
    return this.next() + this.next() + this.next() - 1.5;
  }
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID that belongs to a name: seeding again makes the same things, not new ones. */
export function namedUlid(name: string): string {
  const bytes = createHash('sha256').update(name).digest();
  const rest = [...bytes.subarray(0, 25)].map((byte) => alphabet[byte % 32]).join('');
  return `0${rest}`;
}
