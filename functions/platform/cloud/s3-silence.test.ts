import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { toRefusal } from '../errors.ts';
import { type AwsServer, awsServer } from './aws-server.fixture.ts';
import { sendToS3 } from './s3-request.ts';

vi.mock('./client-settings.ts', () => ({ patience: { maxAttempts: 2, connectionTimeout: 50, requestTimeout: 80 } }));

let server: AwsServer;
beforeAll(async () => {
  server = await awsServer();
});
afterAll(() => server.stop());

const send = () =>
  sendToS3(
    { region: 'eu-central-1', bucket: 'files', endpoint: server.url },
    async () => ({ accessKeyId: 'AKID', secretAccessKey: 'secret' }),
    { method: 'GET', key: 'a' },
  );

test('a store that takes a request and never answers is given up, after a second attempt', async () => {
  server.answer(async () => {
    await setTimeout(5_000, undefined, { ref: false });
    return {};
  });
  const error: unknown = await send().catch((failure: unknown) => failure);
  expect(error).toMatchObject({ name: 'TimeoutError' });
  expect(toRefusal(error).code).toBe('unavailable');
  expect(server.requests).toHaveLength(2);
});

test('one that answers at the second attempt is heard', async () => {
  server.answer(async (_, nth) => {
    if (nth === 1) await setTimeout(5_000, undefined, { ref: false });
    return { body: 'late' };
  });
  expect(Buffer.from((await send()).body).toString()).toBe('late');
});

test('a store that is not there is told as such', async () => {
  const away = { region: 'eu-central-1', bucket: 'files', endpoint: 'http://127.0.0.1:1' };
  const credentials = async () => ({ accessKeyId: 'AKID', secretAccessKey: 'secret' });
  const error: unknown = await sendToS3(away, credentials, { method: 'GET' }).catch((failure: unknown) => failure);
  expect(toRefusal(error).code).toBe('unavailable');
});
