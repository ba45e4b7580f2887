import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** What must stay the same over restarts, or everybody is logged out: kept in the data folder, for its owner alone. */
export interface Secrets {
  /** private key that signs tokens */
  signingKey: JWK & { kid: string };
  cookieKeys: string[];
  fileSecret: string;
}

export const loadSecrets = async (data: string): Promise<Secrets> => {
  const file = join(data, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const kid = randomBytes(8).toString('hex');
  const secrets: Secrets = {
    signingKey: { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' },
    cookieKeys: [randomBytes(32).toString('base64url')],
    fileSecret: randomBytes(32).toString('base64url'),
  };
  writeFileSync(`${file}.part`, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(`${file}.part`, file);
  return secrets;
};
