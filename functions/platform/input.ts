import type { Operation } from '#shared/api/operation.ts';
import { shapeProblems } from '#shared/policy/shape.ts';
import { textFaults } from '#shared/text.ts';
import { Refusal } from './errors.ts';
import type { GatewayEvent } from './http.ts';

/** Files go by presigned addresses; what comes as a body is typed by people. */
export const bodyLimit = 1_000_000;

/** Path parameters and, beside them, the query's fields or the body's; strictly as the contract says. */
export const parseInput = (operation: Operation, event: GatewayEvent): unknown => {
  const path = event.pathParameters ?? {};
  const beside =
    operation.method === 'GET' || operation.method === 'DELETE' ? (event.queryStringParameters ?? {}) : readBody(event);
  const twice = Object.keys(beside).filter((key) => Object.hasOwn(path, key));
  if (twice.length > 0) throw fault(twice[0]!, 'given-twice', '已在网址中给出。', 'The address gives it already.');
  const input = { ...beside, ...path };
  const unsound = textFaults(input);
  if (unsound.length > 0) throw new Refusal('invalid-input', undefined, { problems: unsound });
  const parsed = operation.input.safeParse(input);
  if (!parsed.success)
    throw new Refusal('invalid-input', undefined, { problems: shapeProblems(parsed.error.issues, input) });
  return parsed.data;
};

const readBody = (event: GatewayEvent): Record<string, unknown> => {
  const { body = '', isBase64Encoded } = event;
  if (body.length > (isBase64Encoded ? (bodyLimit * 4) / 3 : bodyLimit)) throw new Refusal('too-large');
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (text === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw fault('', 'not-json', '不是有效的 JSON。', 'Not valid JSON.', cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fault('', 'wrong-type', '应为一个对象。', 'Must be an object.');
  return value as Record<string, unknown>;
};

const fault = (path: string, code: string, zh: string, en: string, cause?: unknown): Refusal =>
  new Refusal('invalid-input', undefined, { problems: [{ path, code, message: { zh, en } }], cause });

/** An answer that is not what the contract promises is a fault of ours, told as such. */
export const checkedOutput = (operation: Operation, output: unknown): unknown => {
  const parsed = operation.output.safeParse(output);
  if (!parsed.success)
    throw new Error(`the answer of ${operation.id} is not as the contract says: ${parsed.error.message}`);
  return parsed.data;
};
