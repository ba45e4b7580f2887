import { randomBytes } from 'node:crypto';
import { localBallotKeys } from '#functions/platform/ballot-keys.ts';
import {
  asked,
  awsFault,
  type AwsReply,
  type AwsServer,
  awsServer,
} from '#functions/platform/cloud/aws-server.fixture.ts';
import { Denied, type Door } from './door.ts';

/** Encrypt and Decrypt with the one key of the ballot boxes: what was sealed opens with the same context alone. */
export interface KmsService extends AwsServer {
  /** operations that were let through, each with its context, in their order */
  done: { operation: string; context: Record<string, string> }[];
}

class Fault extends Error {}

/** bytes that KMS itself encrypts */
const largest = 4096;

export const kmsService = async (door: Door, key: string): Promise<KmsService> => {
  const server = await awsServer();
  const sealing = localBallotKeys(randomBytes(32));
  const done: KmsService['done'] = [];
  const bytes = (value: unknown): Buffer => Buffer.from(String(value), 'base64');
  /** any context, as the owner of what is sealed */
  const owner = (context: Record<string, string>) => ({
    tenant: JSON.stringify(Object.entries(context).sort()),
    ...{ poll: '', box: 0 },
  });

  server.answer(async (request) => {
    server.requests.length = 0;
    try {
      const holder = door.enter(request, 'kms');
      const { operation, input } = asked(request);
      const context = (input['EncryptionContext'] ?? {}) as Record<string, string>;
      if (operation !== 'Encrypt' && operation !== 'Decrypt') throw new Fault('UnknownOperationException');
      if (input['KeyId'] !== undefined && input['KeyId'] !== key) throw new Fault('NotFoundException');
      await door.require(holder, {
        ...{ action: `kms:${operation}`, resource: 'ballot-key', asked: operation },
        context: context['tenant'] === undefined ? {} : { 'kms:EncryptionContext:tenant': [context['tenant']] },
      });
      done.push({ operation, context });
      if (operation === 'Encrypt') {
        const plain = bytes(input['Plaintext']);
        if (plain.length > largest) throw new Fault('ValidationException');
        const sealed = await sealing.seal(plain, owner(context));
        return json({ CiphertextBlob: Buffer.from(sealed).toString('base64') });
      }
      const opened = await sealing.open(bytes(input['CiphertextBlob']), owner(context)).catch(() => {
        throw new Fault('InvalidCiphertextException');
      });
      return json({ Plaintext: Buffer.from(opened).toString('base64') });
    } catch (error) {
      if (error instanceof Denied)
        return awsFault(error.code === 'AccessDenied' ? 'AccessDeniedException' : error.code);
      if (error instanceof Fault) return awsFault(error.message);
      throw error;
    }
  });
  return { ...server, done };
};

const json = (answer: object): AwsReply => ({
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(answer),
});
