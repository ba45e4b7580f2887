import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { operations } from '#shared/api/contract.ts';
import { permittedBy, type AllRoles } from './roles.ts';
import { quickSimulator } from './simulate.ts';
import { partitions, type Resource, resourcesOf, synthesise, textOf } from './synthesised.ts';
import { madeUpAccount } from './template.ts';

/** Who reaches what came from voters, and how the voting page and its requests go through the front door. */

const { templates } = synthesise(partitions.aws);
const resources = resourcesOf(templates);
const find = (type: string, name = /./): Resource[] =>
  resources.filter(({ Type, id }) => Type === type && name.test(id));

describe('the table of the ballots', () => {
  const account = madeUpAccount('aws');
  const tenant = '01J0000000000000000000000A';
  const simulator = quickSimulator();
  let roles: AllRoles;
  beforeAll(() => {
    roles = permittedBy(Object.values(templates), account).functions;
  });

  /** the functions that may do that with such a key of their own tenant */
  const allowed = async (action: string, key: string, table = 'ballots'): Promise<string[]> => {
    const names: string[] = [];
    for (const fn of roles.values()) {
      const request = {
        action: `dynamodb:${action}`,
        arn: `arn:aws:dynamodb:${account.region}:${account.id}:table/kaoping-${table}`,
        context: { 'dynamodb:LeadingKeys': [key] },
      };
      const data = await simulator.allows(fn, { of: fn, tags: { tenant } }, request);
      if (data || (await simulator.allows(fn, null, request))) names.push(fn.entry.name);
    }
    return names;
  };
  const ofTenant = (kind: string): string => `T#${tenant}#${kind}#p`;

  /** It walks all that a county has, to remove it. */
  const walkers = ['erasure.worker'];

  it('counters and comments are read by who closes the poll, and the hashes of serials listed', async () => {
    for (const kind of ['CASTS', 'TALLY', 'COMMENTS']) {
      const readers = await allowed('Query', ofTenant(kind));
      // The figures of storage count receipts, never counters: read each day, they would tell what a day's ballots were.
      const counted = kind === 'CASTS' ? ['tenants.worker'] : [];
      expect([kind, readers.filter((name) => !walkers.includes(name))]).toEqual([
        kind,
        ['ballots.handler', ...counted],
      ]);
      expect([kind, await allowed('BatchGetItem', ofTenant(kind))]).toEqual([kind, []]);
    }
  });

  it('a ballot is added, and looked up, by casting alone; nobody changes or removes one but with its county', async () => {
    expect(await allowed('PutItem', ofTenant('CASTS'))).toEqual(['casting.handler']);
    expect(await allowed('GetItem', ofTenant('CASTS'))).toEqual(['casting.handler']);
    expect(await allowed('UpdateItem', ofTenant('CASTS'))).toEqual([]);
    expect(await allowed('DeleteItem', ofTenant('CASTS'))).toEqual([]);
    expect(await allowed('BatchWriteItem', ofTenant('CASTS'))).toEqual(['erasure.worker']);
  });

  it('casting knows neither cards nor voters, issuing no ballot, and neither changes what the other wrote', async () => {
    for (const action of ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'])
      for (const [fn, kinds] of [
        ['casting.handler', ['CARDS', 'VOTERS']],
        ['issuing.handler', ['CASTS', 'TALLY', 'COMMENTS']],
      ] as const)
        for (const kind of kinds) expect(await allowed(action, ofTenant(kind))).not.toContain(fn);
  });

  it('the voting page’s functions reach no other table but the county’s entry, and casting not even that', async () => {
    const keys = ['TENANT', 'UNIT#u1', 'CONDUCT#c#u1', 'USERS#1'].map((kind) => `T#${tenant}#${kind}`);
    for (const table of ['main', 'audit'])
      for (const key of keys)
        for (const action of ['GetItem', 'Query', 'PutItem']) {
          const names = await allowed(action, key, table);
          expect(names).not.toContain('casting.handler');
          expect(names).not.toContain('issuing.handler');
        }
    for (const action of ['GetItem', 'Query', 'PutItem', 'UpdateItem'])
      for (const key of ['TENANTS', 'SUB#s', `USE#${tenant}`, 'DUE', 'SERVICE'])
        expect(await allowed(action, key, 'control')).not.toContain('casting.handler');
    const { execution } = roles.get('casting.handler')!;
    const actions = execution.policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
    expect(actions.sort()).toEqual(['sts:AssumeRole', 'sts:TagSession']);
  });

  it('somebody would be found who reads what they may not', async () => {
    expect(await allowed('GetItem', `T#${tenant}#UNIT#u1`, 'main')).toContain('grading.worker');
  });
});

describe('a request of the voting page', () => {
  const config = find('AWS::CloudFront::Distribution')[0]!.Properties.DistributionConfig;
  const patterns = config.CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern) as string[];
  const behaviour = (path: string) =>
    config.CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => PathPattern === path);
  const origin = (path: string): string =>
    textOf(config.Origins.find(({ Id }: { Id: string }) => Id === behaviour(path).TargetOriginId).DomainName);

  it('goes to the API without access log, each of them', () => {
    expect(patterns.indexOf('/api/votes/*')).toBeLessThan(patterns.indexOf('/api/*'));
    expect(origin('/api/votes/*')).toMatch(/^<VotesApi>\.execute-api\./);
    expect(origin('/api/*')).toMatch(/^<Api>\.execute-api\./);
    for (const { path, context } of operations)
      expect([path, path.startsWith('/api/votes/')]).toEqual([path, ['issuing', 'casting'].includes(context)]);
    const stage = find('AWS::ApiGatewayV2::Stage', /^VotesStage/)[0]!.Properties;
    expect(stage.AccessLogSettings).toBeUndefined();
    expect(stage.DefaultRouteSettings.ThrottlingRateLimit).toBeGreaterThanOrEqual(500);
  });

  it('is never kept, and carries nothing of who sent it', () => {
    const { OriginRequestPolicyId, CachePolicyId, ViewerProtocolPolicy } = behaviour('/api/votes/*');
    expect([CachePolicyId, ViewerProtocolPolicy]).toEqual(['4135ea2d-6df8-44a3-9df3-4b5a84be39ad', 'https-only']);
    const [policy] = find('AWS::CloudFront::OriginRequestPolicy') as [Resource];
    expect(OriginRequestPolicyId).toEqual({ Ref: policy.id });
    expect(policy.Properties.OriginRequestPolicyConfig).toMatchObject({
      CookiesConfig: { CookieBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'none' },
      HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['accept-language'] },
    });
    const [{ Properties }] = find('AWS::CloudFront::Function', /WithoutAuthorization/) as [Resource];
    const handler = runInNewContext(`${textOf(Properties.FunctionCode)}; handler`) as (event: object) => object;
    const headers = { authorization: { value: 'Bearer x' }, 'accept-language': { value: 'zh' } };
    const asked = {
      uri: '/api/votes/cast',
      headers,
      cookies: { a: { value: '1' } },
      querystring: { q: { value: '1' } },
    };
    expect(handler({ request: structuredClone(asked) })).toEqual({
      ...{ uri: '/api/votes/cast', cookies: {}, querystring: {} },
      headers: { 'accept-language': { value: 'zh' } },
    });
  });

  it('the page has a policy without anything unsafe, as what it is made of has', () => {
    const [policy] = find('AWS::CloudFront::ResponseHeadersPolicy', /VoteHeaders/) as [Resource];
    const said = policy.Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig;
    expect(said.ContentSecurityPolicy.ContentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    expect(said.ReferrerPolicy).toEqual({ Override: true, ReferrerPolicy: 'no-referrer' });
    expect(said.FrameOptions).toEqual({ FrameOption: 'DENY', Override: true });
    for (const path of ['/vote', '/vote/', '/vote.html', '/assets/vote-*'])
      expect([path, behaviour(path).ResponseHeadersPolicyId]).toEqual([path, { Ref: policy.id }]);
    expect(patterns.indexOf('/assets/vote-*')).toBeLessThan(patterns.indexOf('/assets/*.js'));
  });
});
