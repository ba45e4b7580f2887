import { errorStatus, type ErrorCode } from '#shared/api/operation.ts';
import type { Bilingual, Problem } from '#shared/problem.ts';

export type Language = 'zh' | 'en';

export interface RefusalDetails {
  /** the faults of the input, each with its path */
  problems?: Problem[] | undefined;
  /** the policy's field that is the reason, e.g. `opinion.selfRating.weight` */
  policyField?: string | undefined;
  cause?: unknown;
}

/** The only error that reaches a user: a stable code, what happened in both languages, and what to look at. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly text: Bilingual;
  readonly problems: Problem[] | undefined;
  readonly policyField: string | undefined;

  constructor(code: ErrorCode, text: Bilingual = standardTexts[code], details: RefusalDetails = {}) {
    super(`${code}: ${text.en}`, { cause: details.cause });
    this.name = 'Refusal';
    this.code = code;
    this.text = text;
    this.problems = details.problems;
    this.policyField = details.policyField;
  }
}

/** A condition of a write did not hold: somebody was faster, or the item is (not) there. Caught by name, else 409. */
export class ConditionFailed extends Error {
  /** positions of the parts whose condition failed */
  readonly parts: readonly number[];

  constructor(parts: readonly number[], cause?: unknown) {
    super(`the condition of part ${parts.join(', ')} did not hold`, { cause });
    this.name = 'ConditionFailed';
    this.parts = parts;
  }
}

export const standardTexts: Record<ErrorCode, Bilingual> = {
  'not-signed-in': { zh: '请先登录。', en: 'Please sign in.' },
  'no-membership': { zh: '您的账号尚未开通任何县的权限。', en: 'Your account does not belong to any county.' },
  'choose-tenant': { zh: '您属于多个县，请先选择一个。', en: 'You belong to several counties; choose one.' },
  forbidden: { zh: '您的角色不允许进行此操作。', en: 'Your role does not allow this.' },
  'not-found': { zh: '未找到所请求的内容。', en: 'What you asked for was not found.' },
  'invalid-input': { zh: '填写的内容有误。', en: 'The input has faults.' },
  refused: { zh: '按现行规定不能进行此操作。', en: 'The rules do not allow this.' },
  'stale-version': {
    zh: '内容已被他人修改，请刷新后再试。',
    en: 'Somebody changed this in the meantime; reload and try again.',
  },
  'already-exists': { zh: '已存在相同的内容。', en: 'It exists already.' },
  busy: { zh: '系统正忙，请稍后再试。', en: 'The service is busy; try again shortly.' },
  'too-large': { zh: '提交的内容过大。', en: 'What you sent is too large.' },
  unavailable: { zh: '服务暂时不可用，请稍后再试。', en: 'The service is not available; try again shortly.' },
  internal: { zh: '系统内部错误，已记录。', en: 'Something went wrong inside; it has been recorded.' },
};

const storageFull: Bilingual = {
  zh: '存储空间已满，未能保存。请联系平台运维人员，腾出空间后再试。',
  en: 'The storage is full and nothing was saved; ask those who run the service to make room, then try again.',
};

export const toRefusal = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  if (error instanceof ConditionFailed) return new Refusal('stale-version', undefined, { cause: error });
  if (isStorageFull(error)) return new Refusal('unavailable', storageFull, { cause: error });
  if (isThrottled(error)) return new Refusal('busy', undefined, { cause: error });
  if (isUnreachable(error)) return new Refusal('unavailable', undefined, { cause: error });
  return new Refusal('internal', undefined, { cause: error });
};

interface Failure {
  code?: string;
  name?: string;
  message?: string;
  /** on answers of AWS's services */
  $metadata?: { httpStatusCode?: number };
}

const unreachable = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['TimeoutError', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT'],
  // Short-lived credentials that could not be renewed in time.
  ...['ExpiredToken', 'ExpiredTokenException'],
]);
const isUnreachable = (error: unknown): boolean => {
  const { code = '', name = '', $metadata } = (error ?? {}) as Failure;
  return unreachable.has(code) || unreachable.has(name) || ($metadata?.httpStatusCode ?? 0) >= 500;
};

const throttled = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'RequestThrottled',
  'Throttling',
  'SlowDown',
]);
const isThrottled = (error: unknown): boolean => throttled.has(((error ?? {}) as Failure).name ?? '');

/** Whether there is no room left for the files, or in the embedded database. */
export const isStorageFull = (error: unknown): boolean => {
  if (error instanceof Refusal) return error.text === storageFull;
  const { code = '', name, message = '' } = (error ?? {}) as Failure;
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return true;
  return name === 'InternalServerError' && /disk (is full|I\/O error)/.test(message);
};

/** Chinese unless the reader prefers English. */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const best = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';');
      const q = options.map((option) => /^\s*q=([\d.]+)/.exec(option)?.[1]).find((found) => found !== undefined);
      return { tag, q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ tag, q }) => q > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.q - a.q)[0];
  return best?.tag.startsWith('en') ? 'en' : 'zh';
};

export interface HttpAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** Seconds after which asking again is worth it: nothing was done, and not because of what was asked. */
const retryAfter: Partial<Record<ErrorCode, number>> = { busy: 1, unavailable: 5 };

/** RFC 9457: `title` in the reader's language; the faults in both, so that the page can switch without asking again. */
export const problemAnswer = (refusal: Refusal, language: Language, instance?: string): HttpAnswer => ({
  statusCode: errorStatus[refusal.code],
  headers: {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language === 'zh' ? 'zh-CN' : 'en',
    'cache-control': 'no-store',
    ...(retryAfter[refusal.code] !== undefined && { 'retry-after': String(retryAfter[refusal.code]) }),
  },
  body: JSON.stringify({
    type: `urn:kaoping:problem:${refusal.code}`,
    title: refusal.text[language],
    status: errorStatus[refusal.code],
    code: refusal.code,
    ...(refusal.problems && { problems: refusal.problems }),
    ...(refusal.policyField !== undefined && { policyField: refusal.policyField }),
    ...(instance !== undefined && { instance: `urn:kaoping:request:${instance}` }),
  }),
});
