import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import type { BallotKeys, KeyOwner } from '../ballot-keys.ts';
import type { CredentialsProvider } from '../environment.ts';
import { clientSettings } from './client-settings.ts';

export interface KmsOptions {
  region: string;
  /** of the tenant: what a data role may seal and open is bound to its tag */
  credentials: (tenant: string) => CredentialsProvider;
  /** ARN of the key */
  key: string;
}

const keptClients = 64;

/** A private key of 2048 bits is small enough for KMS itself; the encryption context binds it to its box. */
export const kmsBallotKeys = ({ region, credentials, key }: KmsOptions): BallotKeys => {
  const clients = new Map<string, KMSClient>();
  const clientOf = (tenant: string): KMSClient => {
    const known = clients.get(tenant);
    if (known) return known;
    // The sockets are shared.
    const [first] = clients.values();
    const made = new KMSClient({
      ...clientSettings(region),
      ...(first && { requestHandler: first.config.requestHandler }),
      credentials: credentials(tenant),
    });
    if (clients.size >= keptClients) clients.delete(clients.keys().next().value!);
    clients.set(tenant, made);
    return made;
  };
  const context = ({ tenant, poll, box }: KeyOwner) => ({ tenant, poll, box: String(box) });
  return {
    async seal(plain, owner) {
      const command = new EncryptCommand({ KeyId: key, Plaintext: plain, EncryptionContext: context(owner) });
      return (await clientOf(owner.tenant).send(command)).CiphertextBlob!;
    },
    async open(sealed, owner) {
      const command = new DecryptCommand({ KeyId: key, CiphertextBlob: sealed, EncryptionContext: context(owner) });
      return (await clientOf(owner.tenant).send(command)).Plaintext!;
    },
  };
};
