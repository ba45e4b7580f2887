import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { toRefusal } from '../errors.ts';
import { asked, awsFault, type AwsRequest, type AwsServer, awsServer, signatureFault } from './aws-server.fixture.ts';
import { sqsGiveBack } from './sqs-give-back.ts';
import { sqsQueue } from './sqs-queue.ts';

/** The client's pauses between its attempts add up to several seconds. */
const patiently = { timeout: 30_000 };

const tenant = '01J0000000000000000000000A';
const message = { tenant, context: 'grading', job: 'j1' } as const;
let server: AwsServer;

beforeAll(async () => {
  server = await awsServer();
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', server.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKID');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'own-secret');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.stop();
});

const queue = () => sqsQueue({ region: 'eu-central-1', url: (context) => `${server.url}/123/${context}.fifo` });
/** SQS tells the digest of what it took, and the client compares. */
const sent = (request: AwsRequest) => ({
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({ MessageId: 'm', MD5OfMessageBody: md5(String(asked(request).input['MessageBody'])) }),
});
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

test('a job is sent to its context’s queue, in its tenant’s group', async () => {
  server.answer(sent);
  await queue().send(message);
  const { operation, input } = asked(server.requests[0]!);
  expect(operation).toBe('SendMessage');
  expect(input).toMatchObject({ QueueUrl: `${server.url}/123/grading.fifo`, MessageGroupId: tenant });
  expect(JSON.parse(String(input['MessageBody']))).toEqual(message);
  expect(signatureFault(server.requests[0]!, 'own-secret')).toBeUndefined();
});

test('the same job sent again is another message; a message tried again is the same', async () => {
  server.answer((request, nth) => (nth === 1 ? awsFault('InternalFailure', 500) : sent(request)));
  await queue().send(message);
  await queue().send(message);
  const ids = server.requests.map((request) => asked(request).input['MessageDeduplicationId']);
  expect(ids).toHaveLength(3);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[1]);
});

test.each([
  ['RequestThrottled', 400, 'busy'],
  ['InternalFailure', 500, 'unavailable'],
])('%s is told as %s', patiently, async (fault, status, code) => {
  server.answer(() => awsFault(fault, status));
  const error: unknown = await queue()
    .send(message)
    .catch((failure: unknown) => failure);
  expect(toRefusal(error).code).toBe(code);
});

test('a message that failed is seen again soon, and later each time', async () => {
  server.answer(() => ({ headers: { 'content-type': 'application/x-amz-json-1.0' }, body: '{}' }));
  const giveBack = sqsGiveBack({ region: 'eu-central-1', url: () => `${server.url}/123/grading.fifo` });
  for (const times of [1, 2, 3, 4, 5])
    await giveBack({
      ...{ messageId: 'm', body: '', receiptHandle: `h${times}` },
      attributes: { ApproximateReceiveCount: String(times) },
    });
  expect(server.requests.map((request) => asked(request).input)).toEqual(
    [5, 10, 20, 40, 40].map((VisibilityTimeout, i) => ({
      ...{ QueueUrl: `${server.url}/123/grading.fifo`, ReceiptHandle: `h${i + 1}`, VisibilityTimeout },
    })),
  );
  expect(asked(server.requests[0]!).operation).toBe('ChangeMessageVisibility');
});
