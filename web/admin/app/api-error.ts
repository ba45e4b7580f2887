import { errorStatus } from '#shared/api/operation.ts';
import type { ErrorCode } from '#shared/api/operation.ts';
import type { Problem } from '#shared/problem.ts';

/** A refusal of the service, or no answer at all (`offline`). */
export class ApiError extends Error {
  readonly code: ErrorCode | 'offline';
  /** the input's faults, where the code is `invalid-input` or `refused` */
  readonly problems: readonly Problem[];
  /** the policy's field that caused a refusal */
  readonly policyField: string | null;
  /** what the service calls the request, for the people who keep it */
  readonly trace: string | null;

  constructor(
    code: ErrorCode | 'offline',
    message: string,
    more: { problems?: readonly Problem[]; policyField?: string | null; trace?: string | null } = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.problems = more.problems ?? [];
    this.policyField = more.policyField ?? null;
    this.trace = more.trace ?? null;
  }
}

const passing: ReadonlySet<ApiError['code']> = new Set(['offline', 'unavailable', 'busy', 'internal', 'not-signed-in']);

/** Whether the service may well take the same text later, so that it is kept here and sent again. */
export const mayPass = (code: ApiError['code']): boolean => passing.has(code);

const isCode = (value: unknown): value is ErrorCode => typeof value === 'string' && Object.hasOwn(errorStatus, value);

/** The HTTP API answers 401, 403, 413 and 5xx of its own as `{ "message": … }`: those have a code by status. */
const byStatus: Record<number, ErrorCode> = {
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  413: 'too-large',
  429: 'unavailable',
  500: 'internal',
};

export async function readError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const problem = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const said = [problem['detail'], problem['title'], problem['message']].find((text) => typeof text === 'string');
  return new ApiError(
    isCode(problem['code']) ? problem['code'] : (byStatus[response.status] ?? 'unavailable'),
    typeof said === 'string' ? said : String(response.status),
    {
      problems: Array.isArray(problem['problems']) ? (problem['problems'] as Problem[]) : [],
      policyField: typeof problem['policyField'] === 'string' ? problem['policyField'] : null,
      trace: typeof problem['instance'] === 'string' ? problem['instance'] : response.headers.get('apigw-requestid'),
    },
  );
}
