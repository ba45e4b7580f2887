import { describe, expect, test } from 'vitest';
import { errorStatus, type ErrorCode } from '#shared/api/operation.ts';
import { ConditionFailed, languageOf, problemAnswer, Refusal, standardTexts, toRefusal } from './errors.ts';

describe('the reader’s language', () => {
  test.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['*', 'zh'],
    ['fr-FR,fr;q=0.9', 'zh'],
    ['en', 'en'],
    ['EN-us', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['en;q=0.3, zh;q=0.7', 'zh'],
    ['fr, en;q=0.5', 'en'],
    ['en;q=0', 'zh'],
    ['enx', 'zh'],
    [';;,q=', 'zh'],
  ])('%j → %s', (header, language) => expect(languageOf(header)).toBe(language));
});

describe('a problem', () => {
  test('has a standard text in both languages for every code, and the code’s status', () => {
    for (const code of Object.keys(errorStatus) as ErrorCode[]) {
      const answer = problemAnswer(new Refusal(code), 'en', 'r1');
      expect(answer.statusCode).toBe(errorStatus[code]);
      expect(JSON.parse(answer.body)).toEqual({
        type: `urn:kaoping:problem:${code}`,
        title: standardTexts[code].en,
        status: errorStatus[code],
        code,
        instance: 'urn:kaoping:request:r1',
      });
      expect(JSON.parse(problemAnswer(new Refusal(code), 'zh').body)).toMatchObject({ title: standardTexts[code].zh });
    }
  });

  test('says when to ask again, where nothing but time is in the way', () => {
    const after = (code: ErrorCode) => problemAnswer(new Refusal(code), 'zh').headers['retry-after'];
    expect([after('busy'), after('unavailable'), after('refused')]).toEqual(['1', '5', undefined]);
  });

  test('never tells its cause', () => {
    const refusal = new Refusal('internal', undefined, { cause: new Error('password=1234') });
    expect(problemAnswer(refusal, 'en').body).not.toContain('1234');
  });
});

describe('any error becomes a refusal', () => {
  test.each([
    [new Refusal('busy'), 'busy'],
    [new ConditionFailed([0]), 'stale-version'],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'unavailable'],
    [Object.assign(new Error('x'), { name: 'TimeoutError' }), 'unavailable'],
    [Object.assign(new Error('x'), { name: 'ProvisionedThroughputExceededException' }), 'busy'],
    [Object.assign(new Error('x'), { name: 'ThrottlingException' }), 'busy'],
    [Object.assign(new Error('x'), { $metadata: { httpStatusCode: 500 } }), 'unavailable'],
    [Object.assign(new Error('x'), { $metadata: { httpStatusCode: 400 } }), 'internal'],
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), 'unavailable'],
    [new Error('x'), 'internal'],
    ['a text', 'internal'],
    [undefined, 'internal'],
  ])('%s → %s', (error, code) => expect(toRefusal(error).code).toBe(code));
});
