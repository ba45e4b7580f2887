import { operations } from '#shared/api/contract.ts';
import { deployedFunctions } from '#infra/cloud/functions.ts';
import type { Rule } from './rules.ts';
import { type Resource, textOf } from './synthesised.ts';

/** What keeps a ballot from being traced in the stacks: no line, no trace, no backup of anything that came from a voter. */

const of = (resources: readonly Resource[], type: string): Resource[] => resources.filter(({ Type }) => Type === type);

const fn = 'AWS::Lambda::Function';
const stage = 'AWS::ApiGatewayV2::Stage';
const route = 'AWS::ApiGatewayV2::Route';
const key = 'AWS::KMS::Key';

const quiet = deployedFunctions.filter(({ quiet: isQuiet }) => isQuiet);
const isVotes = ({ Properties }: Resource): boolean =>
  operations.some(
    ({ method, path, context }) =>
      Properties.RouteKey === `${method} ${path}` && quiet.some((one) => one.context === context),
  );

/** Whether the route or the stage lies on this API; another stack names it by what is exported. */
const liesOn = (api: string, { Properties }: Resource): boolean =>
  new RegExp(`^<(?:[\\w-]+:ExportsOutputRef)?${api}(?:[0-9A-F]{8})?>$`).test(textOf(Properties.ApiId));
const apis = (resources: readonly Resource[]): string[] => of(resources, 'AWS::ApiGatewayV2::Api').map(({ id }) => id);

const quietFunctions = (resources: readonly Resource[]): Resource[] =>
  of(resources, fn).filter(({ Properties }) =>
    quiet.some(({ context, entry }) => Properties.FunctionName === `kaoping-${context}-${entry}`),
  );

interface Statement {
  Action: string | string[];
  Condition?: Record<string, Record<string, unknown>>;
}
const ballotKeyUses = (resources: readonly Resource[]): Statement[] =>
  of(resources, key)
    .filter(({ id }) => id.startsWith('BallotKey'))
    .flatMap(({ Properties }) => Properties.KeyPolicy.Statement as Statement[])
    .filter(({ Action }) =>
      [Action].flat().some((action) => /crypt|DataKey|Grant$/.test(action) && !/Revoke|List/.test(action)),
    );

export const ballotRules: readonly Rule[] = [
  {
    name: 'the voting page’s requests are in no access log, and everybody else’s are where each has an API of its own',
    faults: (resources) => {
      const all = of(resources, route);
      return apis(resources).flatMap((api) => {
        const isOn = (resource: Resource): boolean => liesOn(api, resource);
        const [votes, others] = [
          all.filter((one) => isOn(one) && isVotes(one)),
          all.filter((one) => isOn(one) && !isVotes(one)),
        ];
        const stages = of(resources, stage).filter(isOn);
        const isLogged = stages.some(({ Properties }) => Properties.AccessLogSettings !== undefined);
        return [
          ...(stages.length === 1 ? [] : [`${api} has ${stages.length} stages`]),
          ...(votes.length > 0 && isLogged ? [`${api} writes down when who votes`] : []),
          ...(others.length > 0 && !isLogged && apis(resources).length > 1 ? [`${api} is not logged`] : []),
        ];
      });
    },
    break: (resources) => {
      for (const { Properties } of of(resources, stage)) Properties.AccessLogSettings = { Format: '$context.routeKey' };
    },
  },
  {
    name: 'every route lies on an API of the front door',
    faults: (resources) =>
      of(resources, route)
        .filter((one) => apis(resources).filter((api) => liesOn(api, one)).length !== 1)
        .map(({ id }) => id),
    break: (resources) => (of(resources, route)[0]!.Properties.ApiId = 'elsewhere'),
  },
  {
    name: 'the voting page’s functions leave no log and no trace',
    faults: (resources) => [
      ...quietFunctions(resources)
        .filter(({ Properties: p }) => p.LoggingConfig || p.TracingConfig || p.Layers || p.DeadLetterConfig)
        .map(({ id }) => id),
      ...of(resources, 'AWS::Logs::LogGroup')
        .filter(({ Properties }) => quiet.some(({ name }) => String(Properties.LogGroupName).includes(name)))
        .map(({ id }) => id),
      ...of(resources, 'AWS::IAM::Policy')
        .filter(({ id, Properties }) => {
          const isQuiet = quiet.some(({ context }) => id.startsWith(`${context}handler`));
          return isQuiet && /"(?:logs|xray):/.test(JSON.stringify(Properties.PolicyDocument));
        })
        .map(({ id }) => id),
      ...(quietFunctions(resources).length === quiet.length ? [] : ['a function of the voting page is missing']),
    ],
    break: (resources) => (quietFunctions(resources)[0]!.Properties.TracingConfig = { Mode: 'Active' }),
  },
  {
    name: 'no table is traced, no function is, and no log is made of whose requests came',
    faults: (resources) =>
      [...of(resources, fn), ...of(resources, stage)]
        .filter(({ Properties: p }) => p.TracingConfig || p.DefaultRouteSettings?.DataTraceEnabled)
        .concat(of(resources, 'AWS::CloudTrail::Trail'))
        .map(({ id }) => id),
    break: (resources) => (of(resources, stage)[0]!.Properties.DefaultRouteSettings.DataTraceEnabled = true),
  },
  {
    name: 'the ballot boxes’ key is used by two roles, each for one thing',
    faults: (resources) => {
      const uses = ballotKeyUses(resources).map(
        ({ Action, Condition }) =>
          `${[Action].flat().join()} ${textOf(Condition?.['ArnEquals']?.['aws:PrincipalArn'])}`,
      );
      const role = 'arn:<AWS::Partition>:iam::<AWS::AccountId>:role/kaoping';
      const right = [
        `kms:Encrypt ${role}-ballots-handler-data-<AWS::Region>`,
        `kms:Decrypt ${role}-issuing-handler-data-<AWS::Region>`,
      ];
      return [...uses, ...right].filter((one) => !(uses.includes(one) && right.includes(one)));
    },
    break: (resources) => {
      for (const statement of ballotKeyUses(resources)) delete statement.Condition;
    },
  },
];
