import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** A password as it is kept. */
export interface PasswordHash {
  salt: string;
  hash: string;
  /** scrypt's cost */
  cost: number;
}

/** What people choose is guessed at; what the service made at random, 60 bits and for one use, is not. */
export const chosenCost = 2 ** 15;
export const initialCost = 2 ** 10;

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

export const isPassword = async (password: string, { salt, hash, cost }: PasswordHash): Promise<boolean> =>
  timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url'), cost), Buffer.from(hash, 'base64url'));

// Without 0, 1, i, l, o, u: it is read from a slip of paper.
const letters = '23456789abcdefghjkmnpqrstvwxyz';

/** `xxxx-xxxx-xxxx`, easy to copy from paper. */
export const initialPassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join(
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
