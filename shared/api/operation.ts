import type * as z from 'zod';
import type { Bilingual } from '#shared/problem.ts';
import type { Permission } from './access.ts';

/**
 * The bounded contexts: a folder of `functions/` and one deployed function each. `visits` is the second function of the
 * context `conduct`: what a group does in a unit; its folder holds the entry alone. `ballots` changes a conduct, too, and
 * has a table of its own; `issuing` and `casting` are the two functions of the voting page, which know that table alone.
 */
export const contextNames = [
  'service',
  'erasure',
  'tenants',
  'units',
  'policies',
  'appraisals',
  'conduct',
  'visits',
  'ballots',
  'issuing',
  'casting',
  'messages',
  'grading',
] as const;
export type ContextName = (typeof contextNames)[number];

/** Stable codes of refusals, each with its HTTP status; a fault of the input is `invalid-input` with its problems. */
export const errorStatus = {
  'not-signed-in': 401,
  'no-membership': 403,
  'choose-tenant': 403,
  forbidden: 403,
  'not-found': 404,
  'invalid-input': 422,
  refused: 422,
  'stale-version': 409,
  'already-exists': 409,
  busy: 409,
  'too-large': 413,
  unavailable: 503,
  internal: 500,
} as const;
export type ErrorCode = keyof typeof errorStatus;

/**
 * One operation of the service, as data. From it come the gateway's routes, the checking of requests and answers, the
 * web's typed client, the OpenAPI page and the test of every operation × role × own and foreign tenant.
 *
 * `input` names path parameters (those in braces in `path`) and, beside them, the query's fields (GET, DELETE) or the
 * body's (POST, PUT). Fields of a query are text: never a number or a boolean.
 */
export interface Operation<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> {
  id: string;
  context: ContextName;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: `/api/${string}`;
  summary: Bilingual;
  input: I;
  output: O;
  /** 200 unless the answer comes later (202, a job) or something was made (201) */
  status?: 200 | 201 | 202;
  errors: ErrorCode[];
  /**
   * What the actor must be allowed to, in any scope (the operation itself cuts to the scope); `signed-in`: anybody with
   * a token, a membership or not; `public`: nobody is asked, listed by name in `publicOperations`.
   */
  permission: Permission | 'signed-in' | 'public';
  /** the type of the audit event it records, null where it changes nothing */
  audit: string | null;
}

export const operation = <I extends z.ZodObject, O extends z.ZodType>(o: Operation<I, O>): Operation<I, O> => o;

export type Input<T> = T extends Operation<infer I, z.ZodType> ? z.output<I> : never;
export type Output<T> = T extends Operation<z.ZodObject, infer O> ? z.input<O> : never;
