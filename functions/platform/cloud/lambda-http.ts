import { createHash, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { type HttpAnswer, languageOf, problemAnswer, Refusal } from '../errors.ts';
import type { Handler } from '../handler.ts';
import type { GatewayEvent } from '../http.ts';

/** What Lambda hands back to the HTTP API. */
export interface LambdaAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: boolean;
}

/** bytes; Lambda takes 6 MB for the whole answer, written as JSON */
const largestAnswer = 6_000_000;
/** bytes from which compressing is worth its time */
const worthCompressing = 10_000;

const brotli = promisify(brotliCompress);

/**
 * A handler as Lambda calls it. Only what came through the distribution, which knows the secret, is answered: the HTTP
 * API's own address stands open to the world.
 */
export const lambdaHandler =
  (handler: Handler, originSecret: () => string) =>
  async (event: GatewayEvent): Promise<LambdaAnswer> => {
    const {
      'x-origin-secret': given,
      authorization: _authorization,
      cookie: _cookie,
      ...headers
    } = event.headers ?? {};
    if (!isSame(given ?? '', originSecret())) return forbidden;
    const answer = await handler({ ...event, headers });
    return fitting(answer, headers);
  };

/** Digests have one length, so that comparing them tells nothing of the secret's. */
const isSame = (given: string, right: string): boolean => timingSafeEqual(digest(given), digest(right));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const forbidden: LambdaAnswer = {
  statusCode: 403,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: 'Forbidden',
  isBase64Encoded: false,
};

const fitting = async (answer: HttpAnswer, headers: GatewayEvent['headers']): Promise<LambdaAnswer> => {
  const varied = { ...answer.headers, vary: 'accept-encoding' };
  const plain: LambdaAnswer = { ...answer, headers: varied, isBase64Encoded: false };
  if (answer.body.length < worthCompressing) return plain;
  const sent = takesBrotli(headers['accept-encoding']) ? await compressed(plain) : plain;
  return Buffer.byteLength(JSON.stringify(sent)) <= largestAnswer ? sent : { ...tooLarge(headers) };
};

const compressed = async (answer: LambdaAnswer): Promise<LambdaAnswer> => {
  const bytes = Buffer.from(answer.body, 'utf8');
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const body = (await brotli(bytes, { params })).toString('base64');
  return { ...answer, headers: { ...answer.headers, 'content-encoding': 'br' }, body, isBase64Encoded: true };
};

const takesBrotli = (accepted: string | undefined): boolean => /\bbr\b(?!;\s*q=0(\.0*)?\b)/.test(accepted ?? '');

const tooLarge = (headers: GatewayEvent['headers']): LambdaAnswer => {
  const refusal = new Refusal('too-large', {
    zh: '查询结果过大，请缩小范围后再试。',
    en: 'The answer is too large; ask for less at once.',
  });
  return { ...problemAnswer(refusal, languageOf(headers['accept-language'])), isBase64Encoded: false };
};
