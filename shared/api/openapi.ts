import * as z from 'zod';
import { errorStatus, type ErrorCode, type Operation } from './operation.ts';

type Json = Record<string, unknown>;

/** Errors that any operation with a token may answer with, besides its own. */
export const commonErrors: readonly ErrorCode[] = [
  'not-signed-in',
  'no-membership',
  'choose-tenant',
  'forbidden',
  'invalid-input',
  'too-large',
  'unavailable',
  'internal',
];

/** The contract as an OpenAPI 3.1 document. Texts in both languages, Chinese first. */
export const openApi = (operations: readonly Operation[]): Json => {
  const schemas: Json = { Problem: problemSchema };
  const paths: Record<string, Json> = {};
  for (const operation of operations)
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = described(operation, schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: '考评 Kaoping',
      version: '1',
      description: '县域目标管理与年度考核服务的接口。 The API of the service.',
    },
    tags: [...new Set(operations.map(({ context }) => context))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
};

const described = (operation: Operation, schemas: Json): Json => {
  const input = jsonSchema(`${operation.id}.input`, operation.input, schemas, 'input');
  const parameters = pathParameters(operation);
  const properties = (input['properties'] ?? {}) as Json;
  const required = (input['required'] ?? []) as string[];
  const beside = Object.keys(properties).filter((name) => !parameters.includes(name));
  const inQuery = operation.method === 'GET' || operation.method === 'DELETE';
  const body: Json = {
    ...input,
    properties: Object.fromEntries(beside.map((name) => [name, properties[name]])),
    required: required.filter((name) => beside.includes(name)),
  };
  return {
    operationId: operation.id,
    tags: [operation.context],
    summary: `${operation.summary.zh} · ${operation.summary.en}`,
    description: `permission: ${operation.permission}; audit: ${operation.audit ?? '—'}`,
    security: operation.permission === 'public' ? [] : [{ token: [] }],
    parameters: [
      ...parameters.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? {} })),
      ...(inQuery
        ? beside.map((name) => ({ name, in: 'query', required: required.includes(name), schema: properties[name] }))
        : []),
      ...(operation.permission === 'public' ? [] : [tenantHeader]),
    ],
    ...(!inQuery &&
      beside.length > 0 && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [operation.status ?? 200]: {
        description: 'OK',
        content: {
          'application/json': { schema: jsonSchema(`${operation.id}.output`, operation.output, schemas, 'output') },
        },
      },
      ...errorResponses(operation),
    },
  };
};

/** Names in braces, in order. */
export const pathParameters = ({ path }: Pick<Operation, 'path'>): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

const tenantHeader = {
  name: 'x-tenant',
  in: 'header',
  required: false,
  description: '属于多个县时选定其一。 The county, for those who belong to several.',
  schema: { type: 'string' },
};

const errorResponses = ({ errors, permission }: Operation): Json => {
  const codes = [...new Set([...errors, ...(permission === 'public' ? [] : commonErrors)])];
  const byStatus = Map.groupBy(codes, (code) => errorStatus[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      status,
      {
        description: of.join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
};

/** A zod schema as JSON Schema; what it defines for itself moves to the document's components. */
const jsonSchema = (name: string, schema: z.ZodType, schemas: Json, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, $defs = {}, ...own } = z.toJSONSchema(schema, { unrepresentable: 'any', io }) as Json;
  const inComponents = (of: string): string => `${name}.${of}`;
  const moved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(moved);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) =>
        key === '$ref' && typeof entry === 'string'
          ? [key, `#/components/schemas/${inComponents(entry.replace(/^#\/\$defs\/|^#$/, '') || 'self')}`]
          : [key, moved(entry)],
      ),
    );
  };
  for (const [of, definition] of Object.entries($defs as Json)) schemas[inComponents(of)] = moved(definition);
  const whole = moved(own) as Json;
  if (JSON.stringify(own).includes('"$ref":"#"')) schemas[inComponents('self')] = whole;
  return whole;
};

const bilingual = {
  type: 'object',
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
  required: ['zh', 'en'],
};

/** RFC 9457 with the service's own members. */
const problemSchema = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(errorStatus) },
    instance: { type: 'string' },
    policyField: { type: 'string' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: bilingual },
        required: ['path', 'code', 'message'],
      },
    },
  },
  required: ['type', 'title', 'status', 'code'],
};
