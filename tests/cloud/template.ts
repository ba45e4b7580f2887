/**
 * Synthesised templates as an account would have them: references, joins and imports between stacks become the names and
 * ARNs of a made-up account. What cannot be resolved is an error, never an empty text.
 */

export interface Resource {
  Type: string;
  Properties?: Record<string, unknown>;
}
export interface Template {
  Resources?: Record<string, Resource>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: unknown } }>;
  Parameters?: Record<string, { Default?: unknown }>;
  Mappings?: Record<string, Record<string, Record<string, unknown>>>;
}

export interface Account {
  partition: string;
  region: string;
  id: string;
  urlSuffix: string;
}

export interface ResolvedResource {
  stack: number;
  logicalId: string;
  type: string;
  properties: Record<string, unknown>;
}

export const madeUpAccount = (partition: 'aws' | 'aws-cn'): Account =>
  partition === 'aws'
    ? { partition, region: 'eu-central-1', id: '111122223333', urlSuffix: 'amazonaws.com' }
    : { partition, region: 'cn-northwest-1', id: '111122223333', urlSuffix: 'amazonaws.com.cn' };

/** All resources of the wanted types, with every text resolved. */
export const resolveTemplates = (
  templates: readonly Template[],
  account: Account,
  types: readonly string[],
): ResolvedResource[] => {
  const context = { templates, account };
  return templates.flatMap((template, stack) =>
    Object.entries(template.Resources ?? {})
      .filter(([, { Type }]) => types.includes(Type))
      .map(([logicalId, { Type, Properties = {} }]) => ({
        ...{ stack, logicalId, type: Type },
        properties: resolve(context, stack, Properties) as Record<string, unknown>,
      })),
  );
};

interface Context {
  templates: readonly Template[];
  account: Account;
}

const resolve = (context: Context, stack: number, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => resolve(context, stack, item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, unknown>);
  const [name, argument] = entries.length === 1 ? entries[0]! : [];
  if (name === 'Ref' || name?.startsWith('Fn::')) return intrinsic(context, stack, name, argument);
  return Object.fromEntries(entries.map(([key, item]) => [key, resolve(context, stack, item)]));
};

const intrinsic = (context: Context, stack: number, name: string, argument: unknown): unknown => {
  const inner = (value: unknown): unknown => resolve(context, stack, value);
  switch (name) {
    case 'Ref':
      return reference(context, stack, argument as string);
    case 'Fn::GetAtt': {
      const [id, attribute] = typeof argument === 'string' ? argument.split('.') : (argument as string[]);
      return attributeOf(context, stack, id!, attribute!);
    }
    case 'Fn::Join': {
      const [separator, parts] = argument as [string, unknown];
      return (inner(parts) as unknown[]).map(String).join(separator);
    }
    case 'Fn::Split': {
      const [separator, text] = argument as [string, unknown];
      return String(inner(text)).split(separator);
    }
    case 'Fn::Select': {
      const [index, list] = argument as [number, unknown];
      return (inner(list) as unknown[])[Number(index)];
    }
    case 'Fn::Sub': {
      const [text, values] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, Record<string, unknown>];
      return text.replace(/\$\{([^}!]+)\}/g, (_, id: string) =>
        String(
          id in values
            ? inner(values[id])
            : id.includes('.')
              ? inner({ 'Fn::GetAtt': id })
              : reference(context, stack, id),
        ),
      );
    }
    case 'Fn::FindInMap': {
      const [map, first, second] = (argument as unknown[]).map((part) => String(inner(part)));
      return context.templates[stack]!.Mappings![map!]![first!]![second!];
    }
    case 'Fn::ImportValue':
      return imported(context, String(inner(argument)));
    default:
      throw new Error(`not resolved: ${name} ${JSON.stringify(argument)}`);
  }
};

const imported = (context: Context, name: string): unknown => {
  for (const [stack, { Outputs = {} }] of context.templates.entries())
    for (const { Value, Export } of Object.values(Outputs))
      if (Export && resolve(context, stack, Export.Name) === name) return resolve(context, stack, Value);
  throw new Error(`no stack exports ${name}`);
};

const find = ({ templates }: Context, stack: number, id: string): Resource => {
  const found = templates[stack]!.Resources?.[id];
  if (!found) throw new Error(`no resource ${id} in its stack`);
  return found;
};

const reference = (context: Context, stack: number, id: string): unknown => {
  const { partition, region, id: account, urlSuffix } = context.account;
  const known: Record<string, string> = {
    'AWS::Partition': partition,
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::URLSuffix': urlSuffix,
    'AWS::StackName': `stack-${stack}`,
  };
  if (id in known) return known[id];
  const parameter = context.templates[stack]!.Parameters?.[id];
  if (parameter) return parameter.Default ?? `parameter-${id}`;
  const { Type } = find(context, stack, id);
  const name = physicalName(context, stack, id);
  if (Type === 'AWS::SQS::Queue') return `https://sqs.${region}.${urlSuffix}/${account}/${name}`;
  if (Type === 'AWS::Cognito::UserPool') return `${region}_${id}`;
  return name;
};

const nameProperties = [
  'TableName',
  'QueueName',
  'BucketName',
  'RoleName',
  'LogGroupName',
  'FunctionName',
  'TopicName',
];

const physicalName = (context: Context, stack: number, id: string): string => {
  const { Properties = {} } = find(context, stack, id);
  const given = nameProperties.map((name) => Properties[name]).find((value) => value !== undefined);
  return given === undefined ? id : String(resolve(context, stack, given));
};

/** Service and form of the last part of the ARN of what our policies and functions name. */
const arnForms: Record<string, (name: string, account: Account, id: string) => string> = {
  'AWS::DynamoDB::Table': (name, { region, id: owner }) => `dynamodb:${region}:${owner}:table/${name}`,
  'AWS::SQS::Queue': (name, { region, id: owner }) => `sqs:${region}:${owner}:${name}`,
  'AWS::S3::Bucket': (name) => `s3:::${name}`,
  'AWS::IAM::Role': (name, { id: owner }) => `iam::${owner}:role/${name}`,
  'AWS::Logs::LogGroup': (name, { region, id: owner }) => `logs:${region}:${owner}:log-group:${name}:*`,
  'AWS::Cognito::UserPool': (_, { region, id: owner }, id) => `cognito-idp:${region}:${owner}:userpool/${region}_${id}`,
  'AWS::KMS::Key': (_, { region, id: owner }, id) => `kms:${region}:${owner}:key/${id}`,
  'AWS::Lambda::Function': (name, { region, id: owner }) => `lambda:${region}:${owner}:function:${name}`,
};

const attributeOf = (context: Context, stack: number, id: string, attribute: string): string => {
  const { Type } = find(context, stack, id);
  const form = arnForms[Type];
  if (attribute === 'Arn' && form)
    return `arn:${context.account.partition}:${form(physicalName(context, stack, id), context.account, id)}`;
  if (attribute === 'QueueName' || attribute === 'TableName') return physicalName(context, stack, id);
  return `${id}.${attribute}`;
};
