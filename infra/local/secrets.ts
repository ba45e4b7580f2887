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
  /** signs what public routes know their county by */
  capabilitySecret: string;
  /** seals the private keys of ballot boxes: 32 bytes, base64url */
  ballotKey: string;
}

export const loadSecrets = async (data: string): Promise<Secrets> => {
  const file = join(data, 'secrets.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  if (isWhole(kept)) return kept;
  const secrets: Secrets = {
    signingKey: kept.signingKey ?? (await signingKey()),
    cookieKeys: kept.cookieKeys ?? [randomSecret()],
    fileSecret: kept.fileSecret ?? randomSecret(),
    capabilitySecret: kept.capabilitySecret ?? randomSecret(),
    ballotKey: kept.ballotKey ?? randomSecret(),
  };
  writeFileSync(`${file}.part`, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(`${file}.part`, file);
  return secrets;
};

const names = ['signingKey', 'cookieKeys', 'fileSecret', 'capabilitySecret', 'ballotKey'] as const;
const isWhole = (kept: Partial<Secrets>): kept is Secrets => names.every((name) => kept[name] !== undefined);

const randomSecret = (): string => randomBytes(32).toString('base64url');

const signingKey = async (): Promise<Secrets['signingKey']> => {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), alg: 'RS256', use: 'sig' };
};
