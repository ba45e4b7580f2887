import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** A password as it is kept. */
export interface PasswordHash {
  salt: string;
  hash: string;
  /** scrypt's cost; absent for an initial password, of which one SHA-256 is kept */
  cost?: number;
}

export const chosenCost = 2 ** 15;

const derive = (password: string, salt: Buffer, cost: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 };
    scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });

export const hashPassword = async (password: string, cost: number): Promise<PasswordHash> => {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return { salt: salt.toString('base64url'), hash: hash.toString('base64url'), cost };
};

/**
 * What people choose is guessed at, so that every guess has to be dear. What the service drew at random, 73 bits, cannot
 * be guessed at any price, and thousands are made at once.
 */
export const hashInitial = (password: string): PasswordHash => {
  const salt = randomBytes(16);
  return { salt: salt.toString('base64url'), hash: digest(password, salt).toString('base64url') };
};

const digest = (password: string, salt: Buffer): Buffer =>
  createHash('sha256').update(salt).update(password.normalize('NFKC')).digest();

export const isPassword = async (password: string, { salt, hash, cost }: PasswordHash): Promise<boolean> => {
  const bytes = Buffer.from(salt, 'base64url');
  const given = cost === undefined ? digest(password, bytes) : await derive(password, bytes, cost);
  return timingSafeEqual(given, Buffer.from(hash, 'base64url'));
};

// Without 0, 1, i, l, o, u: it is read from a slip of paper.
const letters = '23456789abcdefghjkmnpqrstvwxyz';

/** `xxxxx-xxxxx-xxxxx`, easy to copy from paper; 15 of 30 letters are 73 bits. */
export const initialPassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')).join(
    '-',
  );

export const shortestPassword = 10;

/** Why a new password is not taken, or undefined. */
export const passwordFault = (
  password: string,
  login: string,
  again: string,
): 'too-short' | 'too-long' | 'is-login' | 'too-simple' | 'differs' | undefined => {
  if ([...password].length < shortestPassword) return 'too-short';
  if (password.length > 200) return 'too-long';
  if (password.toLowerCase().includes(login.toLowerCase())) return 'is-login';
  if (new Set(password).size < 5) return 'too-simple';
  return password === again ? undefined : 'differs';
};
