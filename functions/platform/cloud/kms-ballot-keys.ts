import { KMSClient, DecryptCommand, EncryptCommand } from '@aws-sdk/client-kms';
import type { BallotKeys, KeyOwner } from '../ballot-keys.ts';
import type { CredentialsProvider } from '../environment.ts';

export interface KmsOptions {
  region: string;
  /** of the tenant: what a data role may seal and open is bound to its tag */
  credentials: (tenant: string) => CredentialsProvider;
  /** ARN of the key */
  key: string;
}

/** A private key of 2048 bits is small enough for KMS itself; the encryption context binds it to its box. */
export const kmsBallotKeys = ({ region, credentials, key }: KmsOptions): BallotKeys => {
  const client = (tenant: string) => new KMSClient({ region, credentials: credentials(tenant) });
  const context = ({ tenant, poll, box }: KeyOwner) => ({ tenant, poll, box: String(box) });
  return {
    async seal(plain, owner) {
      const command = new EncryptCommand({ KeyId: key, Plaintext: plain, EncryptionContext: context(owner) });
      return (await client(owner.tenant).send(command)).CiphertextBlob!;
    },
    async open(sealed, owner) {
      const command = new DecryptCommand({ KeyId: key, CiphertextBlob: sealed, EncryptionContext: context(owner) });
      return (await client(owner.tenant).send(command)).Plaintext!;
    },
  };
};
