import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { contextNames } from '#shared/api/operation.ts';
import { contextsWithJobs } from '#infra/cloud/functions.ts';
import { WrongSetting } from '#infra/cloud/settings.ts';
import { ballotRules } from './ballot-rules.ts';
import { rules } from './rules.ts';
import { storedRules } from './stored-rules.ts';
import { type Context, partitions, type Resource, resourcesOf, settingsOf, synthesise, textOf } from './synthesised.ts';

const made = Object.entries(partitions).map(([partition, context]) => {
  const { templates, unprotected } = synthesise(context);
  return { partition, context, templates, unprotected, resources: resourcesOf(templates) };
});
const [aws, china] = made as [(typeof made)[0], (typeof made)[0]];

const find = (resources: readonly Resource[], type: string): Resource[] =>
  resources.filter(({ Type }) => Type === type);

describe.each(made)('the stacks in the partition $partition', ({ resources, templates, unprotected, context }) => {
  it.each([...rules, ...storedRules, ...ballotRules])('$name', (rule) => {
    expect(rule.faults(resources)).toEqual([]);
    const broken = structuredClone(resources);
    rule.break(broken);
    expect(rule.faults(broken)).not.toEqual([]);
  });

  it('are the same twice, on another day and by another user of another machine', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-07-08T09:10:11Z') });
    for (const name of ['HOSTNAME', 'USER', 'LANG']) vi.stubEnv(name, 'other');
    vi.stubEnv('TZ', 'Asia/Shanghai');
    try {
      expect(synthesise(context).templates).toEqual(templates);
    } finally {
      vi.useRealTimers();
      vi.unstubAllEnvs();
    }
    expect(JSON.stringify(templates)).not.toMatch(/20\d\d-\d\d-\d\dT/);
  });

  it('are protected against deletion', () => {
    expect(unprotected).toEqual([]);
  });

  it('name what they are made of by the service’s name', () => {
    const other = synthesise({ ...context, name: 'second' }).templates;
    expect(Object.keys(other)).toEqual(Object.keys(templates).map((name) => name.replace('kaoping', 'second')));
    expect(JSON.stringify(other)).not.toContain('kaoping-');
  });
});

describe('partitions', () => {
  it('are never written down in a name of a resource', () => {
    for (const { templates, context } of made) {
      const given = Object.values<string>(context).join(' ');
      const found = JSON.stringify(templates).match(/arn:aws[a-z-]*:[^"]*/g) ?? [];
      expect(found.filter((arn) => !given.includes(arn))).toEqual([]);
    }
    expect(JSON.stringify(made.map(({ templates }) => templates))).not.toMatch(/https:[^"]*amazonaws\.com/);
  });

  it('in China: no CloudFront, no user pool, an address and an issuer of one’s own', () => {
    const types = new Set(china.resources.map(({ Type }) => Type.split('::')[1]));
    expect(types.has('CloudFront')).toBe(false);
    expect(types.has('Cognito')).toBe(false);
    expect(find(china.resources, 'AWS::ApiGatewayV2::DomainName')[0]!.Properties.DomainName).toBe('kaoping.example.cn');
    expect(find(china.resources, 'AWS::ApiGatewayV2::Api')[0]!.Properties.DisableExecuteApiEndpoint).toBe(true);
    const [{ Properties }] = find(china.resources, 'AWS::ApiGatewayV2::Authorizer') as [Resource];
    expect(Properties.JwtConfiguration).toEqual({
      Issuer: 'https://id.example.cn/oidc',
      Audience: ['urn:kaoping:api'],
    });
  });

  const china5: Context = partitions['aws-cn'];
  it.each<[string, Context, RegExp]>([
    ['no domain in China', { ...china5, domain: '', certificate: '' }, /-c domain=… -c certificate=…/],
    ['no issuer in China', { ...china5, issuer: '' }, /-c issuer=… -c audience=…/],
    ['no region in China', { partition: 'aws-cn' }, /-c region=/],
    ['a region of another partition', { partition: 'aws-cn', region: 'eu-central-1' }, /does not lie in/],
    ['a domain without a certificate', { domain: 'kaoping.example.org' }, /belong together/],
    ['an issuer without an audience', { issuer: 'https://id.example.org' }, /-c audience/],
    ['an issuer without TLS', { issuer: 'http://id.example.org', audience: 'a' }, /https/],
    ['a name that is no name', { name: 'Kao Ping' }, /-c name=/],
    ['a firewall without CloudFront', { edge: 'none', webAcl: 'arn:aws:wafv2:1' }, /-c webAcl/],
    ['a number that is none', { erasureHoldDays: 'soon' }, /whole number/],
    ['no hold before erasing', { erasureHoldDays: '0' }, /at least 1/],
  ])('are refused in words: %s', (_, context, message) => {
    expect(() => settingsOf(context)).toThrow(WrongSetting);
    expect(() => settingsOf(context)).toThrow(message);
  });
});

describe('the pages', () => {
  const files = 'https://kaoping-files-<AWS::AccountId>-<AWS::Region>.s3.<AWS::Region>.<AWS::URLSuffix>';
  const policy = (logins: string): string =>
    [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      `connect-src 'self' ${files} ${logins}`,
      `frame-src 'self' ${logins}`,
      "frame-ancestors 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "object-src 'none'",
    ].join('; ');
  const headersOf = (resources: readonly Resource[], name: RegExp): Resource['Properties'] =>
    find(resources, 'AWS::CloudFront::ResponseHeadersPolicy').find(({ id }) => name.test(id))!.Properties
      .ResponseHeadersPolicyConfig.SecurityHeadersConfig;

  it('have a policy without anything unsafe for scripts', () => {
    const logins =
      'https://cognito-idp.<AWS::Region>.<AWS::URLSuffix> https://kaoping-<AWS::AccountId>.auth.<AWS::Region>.amazoncognito.com';
    const said = (name: RegExp): string =>
      textOf(headersOf(aws.resources, name).ContentSecurityPolicy.ContentSecurityPolicy);
    expect(said(/Pages/)).toBe(policy(logins));
    expect(said(/Scripts/)).toBe(`${policy(logins)}; worker-src 'self' blob:`);
    expect(said(/Answers/)).toBe("default-src 'none'; frame-ancestors 'none'");
    const pages = find(china.resources, 'AWS::Lambda::Function').find(({ id }) => id.startsWith('Pages'))!;
    const { PAGES_POLICY, SCRIPTS_POLICY } = pages.Properties.Environment.Variables;
    expect(textOf(PAGES_POLICY)).toBe(policy('https://id.example.cn'));
    expect(textOf(SCRIPTS_POLICY)).toBe(`${policy('https://id.example.cn')}; worker-src 'self' blob:`);
  });

  it('and everything else is asked for by TLS alone, for two years', () => {
    for (const name of [/Pages/, /Scripts/, /Answers/]) {
      const { StrictTransportSecurity: hsts } = headersOf(aws.resources, name);
      expect(hsts).toMatchObject({ AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true, Override: true });
    }
    const integrations = find(china.resources, 'AWS::ApiGatewayV2::Integration').filter(({ stack }) => stack === 'api');
    expect(integrations).toHaveLength(contextNames.length);
    for (const { Properties } of integrations) {
      // What a browser says in its place does not count.
      expect(Object.keys(Properties.RequestParameters)).toEqual(['overwrite:header.x-origin-secret']);
      for (const status of ['200', '401', '403', '404', '409', '422', '503'])
        expect(Properties.ResponseParameters[status].ResponseParameters).toContainEqual({
          Destination: 'overwrite:header.strict-transport-security',
          Source: 'max-age=63072000; includeSubDomains',
        });
    }
  });

  it('may use files from their own origin, and nobody else’s may', () => {
    const cors = (resources: readonly Resource[]): unknown =>
      find(resources, 'AWS::S3::Bucket')
        .find(({ id }) => /^Files/.test(id))!
        .Properties.CorsConfiguration.CorsRules.map(({ AllowedOrigins }: { AllowedOrigins: unknown[] }) =>
          AllowedOrigins.map(textOf),
        );
    expect(cors(aws.resources)).toEqual([
      [expect.stringMatching(/^https:\/\/<kaoping-web:.*Distribution.*DomainName.*>$/)],
    ]);
    expect(cors(china.resources)).toEqual([['https://kaoping.example.cn']]);
  });

  const config = find(aws.resources, 'AWS::CloudFront::Distribution')[0]!.Properties.DistributionConfig;

  it('stand on one origin with the API, which is never kept and gets all but the host', () => {
    const api = config.CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => PathPattern === '/api/*');
    expect(api).toMatchObject({
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      ViewerProtocolPolicy: 'https-only',
    });
    expect(api.AllowedMethods).toEqual(expect.arrayContaining(['GET', 'POST', 'PUT', 'DELETE']));
    const origin = config.Origins.find(({ Id }: { Id: string }) => Id === api.TargetOriginId);
    const [header] = origin.OriginCustomHeaders;
    expect(header.HeaderName).toBe('x-origin-secret');
    expect(textOf(header.HeaderValue)).toMatch(/^\{\{resolve:secretsmanager:/);
    expect(config.CustomErrorResponses).toBeUndefined();
  });

  it('answer for the application’s addresses, and never for the API’s nor for a missing file', () => {
    const { Properties } = find(aws.resources, 'AWS::CloudFront::Function').find(({ id }) => /SpaFallback/.test(id))!;
    const handler = runInNewContext(`${textOf(Properties.FunctionCode)}; handler`) as (event: object) => {
      uri: string;
    };
    const served = (uri: string): string => handler({ request: { uri, headers: {}, querystring: {} } }).uri;
    for (const uri of ['/', '/cycles', '/units/u1.2', '/login/callback', '/apiary', '/voters', '/vote/x'])
      expect(served(uri), uri).toBe('/index.html');
    for (const uri of ['/vote', '/vote/']) expect(served(uri)).toBe('/vote.html');
    for (const uri of [
      '/api',
      '/api/me',
      '/api/units/u1',
      '/assets/index-1a2b.js',
      '/assets/x.css',
      '/config.json',
      '/icon.svg',
    ])
      expect(served(uri), uri).toBe(uri);
    const { DefaultCacheBehavior, CacheBehaviors } = config;
    const api = CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => PathPattern === '/api/*');
    expect(api.FunctionAssociations).toBeUndefined();
    expect(DefaultCacheBehavior.FunctionAssociations).toHaveLength(1);
  });
});

describe('the secret of the front door', () => {
  it('changes with a deployment that names another version of it', () => {
    const { templates } = synthesise({ originSecretVersion: 'second' });
    const values = resourcesOf(templates)
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .flatMap(({ Properties }) => textOf(Properties.Environment.Variables.ORIGIN_SECRET ?? '') || []);
    expect(values).toHaveLength(contextNames.length);
    for (const value of values) expect(value).toMatch(/:SecretString:::second\}\}$/);
  });
});

describe('mail', () => {
  it('is sent by the worker alone, with the secret’s name in the template and nothing of its content', () => {
    const { templates } = synthesise({ mailFrom: '考评 <kaoping@example.cn>', smtpSecret: 'kaoping/smtp' });
    const given = resourcesOf(templates).filter(
      ({ Type, Properties }) => Type === 'AWS::Lambda::Function' && Properties.Environment?.Variables.SMTP_URL,
    );
    expect(given.map(({ Properties }) => Properties.FunctionName)).toEqual(['kaoping-messages-worker']);
    const { SMTP_URL, MAIL_FROM, PUBLIC_URL } = given[0]!.Properties.Environment.Variables;
    expect(textOf(SMTP_URL)).toBe('{{resolve:secretsmanager:kaoping/smtp:SecretString:::}}');
    expect(MAIL_FROM).toBe('考评 <kaoping@example.cn>');
    expect(textOf(PUBLIC_URL)).toMatch(/^https:/);
  });

  it('needs a sender and a server, or neither', () => {
    expect(settingsOf({}).mail).toBeNull();
    for (const context of [{ mailFrom: 'a@b.cn' }, { smtpSecret: 'x' }, { mailFrom: 'nobody', smtpSecret: 'x' }])
      expect(() => settingsOf(context as Context)).toThrow(WrongSetting);
  });
});

describe('accounts', () => {
  it('are made by administrators alone; a login needs no secret in a page', () => {
    const [pool] = find(aws.resources, 'AWS::Cognito::UserPool') as [Resource];
    expect(pool.Properties.AdminCreateUserConfig).toEqual({ AllowAdminCreateUserOnly: true });
    expect(pool.Properties).toMatchObject({
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: { PasswordPolicy: { MinimumLength: 10 } },
    });
    const [client] = find(aws.resources, 'AWS::Cognito::UserPoolClient') as [Resource];
    expect(client.Properties).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      AccessTokenValidity: 15,
    });
    expect(client.Properties.CallbackURLs.map(textOf)).toEqual([
      expect.stringMatching(/^https:\/\/.*\/login\/callback$/),
    ]);
  });
});

describe('operations', () => {
  it.each(made)(
    'is told of errors, throttles, waiting and given-up jobs, and of a silent sweeper: $partition',
    ({ resources }) => {
      const alarms = find(resources, 'AWS::CloudWatch::Alarm');
      const count = (metric: string): number =>
        alarms.filter(({ Properties }) => Properties.MetricName === metric).length;
      const functions = find(resources, 'AWS::Lambda::Function').length;
      expect(count('Errors')).toBe(functions);
      expect(count('Throttles')).toBe(functions);
      expect(count('ApproximateAgeOfOldestMessage')).toBe(contextsWithJobs.length);
      expect(count('5xx')).toBe(find(resources, 'AWS::ApiGatewayV2::Api').length);
      expect(alarms.filter(({ Properties }) => Properties.Metrics)).toHaveLength(8);
      const [silent] = alarms.filter(({ Properties }) => Properties.MetricName === 'Invocations') as [Resource];
      expect(silent.Properties).toMatchObject({
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'breaching',
      });
      for (const { Properties } of alarms) expect(Properties.AlarmActions).toHaveLength(1);
      const [rule] = find(resources, 'AWS::Events::Rule') as [Resource];
      expect(rule.Properties.ScheduleExpression).toBe('rate(1 minute)');
    },
  );

  it('tells whoever is named, and nobody where nobody is', () => {
    const subscriptions = (context: Context): Resource[] =>
      find(resourcesOf(synthesise(context).templates), 'AWS::SNS::Subscription');
    expect(subscriptions({ alarmMail: 'ops@example.org', budget: '200' }).map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({ Protocol: 'email', Endpoint: 'ops@example.org' }),
    ]);
    expect(subscriptions({})).toEqual([]);
  });
});
