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

/**
 * A private key of 2048 bits is small enough for KMS itself. The encryption context binds it to its county and poll; the
 * box stands inside. AWS's own record (CloudTrail) keeps the context of every request with its time, whoever asks it to or
 * not: the boxes that are opened for a voter who is a subject of the poll, all but one, would tell who it was.
 */
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
  return {
    async seal(plain, owner) {
      const command = new EncryptCommand({
        ...{ KeyId: key, EncryptionContext: context(owner) },
        Plaintext: Buffer.concat([placeOf(owner), plain]),
      });
      return (await clientOf(owner.tenant).send(command)).CiphertextBlob!;
    },
    async open(sealed, owner) {
      const command = new DecryptCommand({ KeyId: key, CiphertextBlob: sealed, EncryptionContext: context(owner) });
      const opened = Buffer.from((await clientOf(owner.tenant).send(command)).Plaintext!);
      const place = placeOf(owner);
      if (!opened.subarray(0, place.length).equals(place)) throw new Error('a key of another box');
      return opened.subarray(place.length);
    },
  };
};

const context = ({ tenant, poll }: KeyOwner) => ({ tenant, poll });

const placeOf = ({ box }: KeyOwner): Buffer => {
  const place = Buffer.alloc(2);
  place.writeUInt16BE(box);
  return place;
};
