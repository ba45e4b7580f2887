import { Aws, RemovalPolicy, SecretValue, Stack, type StackProps } from 'aws-cdk-lib';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Code, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Edge } from './edge.ts';
import type { Construct } from 'constructs';
import { acknowledge } from './nag.ts';
import { Pages } from './pages.ts';
import { keptLog } from './service-function.ts';
import type { Settings } from './settings.ts';

/** Requests a second that the API takes on the whole, and how many may come at once. */
const throttle = { throttlingRateLimit: 500, throttlingBurstLimit: 1000 };
/** A meeting votes at once: 500 people within a minute, each asking for papers and casting into every box of theirs. */
const votesThrottle = { throttlingRateLimit: 1000, throttlingBurstLimit: 2000 };

/**
 * The front door: the pages' files, the still empty HTTP API, and what stands before both on one origin. It comes first,
 * since users are sent back to this origin and files may be used from it; who answers behind it follows in other stacks.
 */
export class WebStack extends Stack {
  readonly apiId: string;
  /** the API of the voting page, without access log; the same one where the API itself is the front door */
  readonly votesApiId: string;
  readonly apiStage: string;
  /** `https://…` of the web, without a slash at the end */
  readonly origin: string;
  readonly originSecret: string;
  /** signs by what a public route knows its county */
  readonly capabilitySecret: string;
  readonly files: s3.Bucket;
  /** gives out the pages where CloudFront does not */
  readonly pages: IFunction | undefined;

  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings; pagesCode: Code }) {
    super(scope, id, props);
    const { settings, pagesCode } = props;
    this.files = this.#files();
    this.originSecret = this.#originSecret(settings);
    this.capabilitySecret = this.#capabilitySecret(settings);
    const api = new gateway.CfnApi(this, 'Api', {
      name: settings.name,
      protocolType: 'HTTP',
      disableExecuteApiEndpoint: settings.edge === 'none' && settings.domain !== null,
    });
    this.apiId = api.ref;
    const apiHost = hostOf(api);
    if (settings.edge === 'cloudfront') {
      this.apiStage = this.#loggedStage(settings, api);
      const votes = new gateway.CfnApi(this, 'VotesApi', { name: `${settings.name}-votes`, protocolType: 'HTTP' });
      this.votesApiId = votes.ref;
      this.#quietStage('VotesStage', votes, votesThrottle, 'a line for each ballot would tell when it was cast');
      const edge = new Edge(this, 'Edge', {
        ...{ settings, files: this.files, apiHost, votesHost: hostOf(votes), originSecret: this.originSecret },
      });
      this.origin = `https://${settings.domain?.name ?? edge.distribution.distributionDomainName}`;
    } else {
      this.votesApiId = api.ref;
      // One API for all, and a log is for all of its routes or for none.
      this.apiStage = this.#quietStage(
        ...([
          'Stage',
          api,
          votesThrottle,
          'it has the routes of the voting page, whose times nobody may know',
        ] as const),
      );
      this.pages = new Pages(this, 'Pages', {
        settings,
        files: this.files,
        apiId: api.ref,
        stage: this.apiStage,
        code: pagesCode,
      }).lambda;
      this.origin = `https://${settings.domain?.name ?? apiHost}`;
    }
  }

  #files(): s3.Bucket {
    const files = new s3.Bucket(this, 'Web', {
      // What anybody may download needs no key of ours; it is made again by the next publishing.
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(files, 'AwsSolutions-S1', 'public files of a program; who reads them is nobody’s to keep');
    return files;
  }

  #originSecret({ originSecretVersion }: Settings): string {
    const secret = new Secret(this, 'OriginSecret', {
      description: 'The front door shows it to the functions, which answer nobody else',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    acknowledge(
      secret,
      'AwsSolutions-SMG4',
      'front door and functions have to change at the same moment, in a deployment: docs/deploying.md says how',
    );
    return namedOnly(secret, originSecretVersion);
  }

  #capabilitySecret({ capabilitySecretVersion }: Settings): string {
    const secret = new Secret(this, 'CapabilitySecret', {
      description: 'Signs the addresses on ballot cards; with another one, those that are printed open nothing',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    acknowledge(
      secret,
      'AwsSolutions-SMG4',
      'changed behind the back of a meeting it would make every printed card worthless: docs/deploying.md says when to',
    );
    return namedOnly(secret, capabilitySecretVersion);
  }

  #loggedStage({ name }: Settings, api: gateway.CfnApi): string {
    const log = keptLog(this, `/${name}/api-access`, 'AccessLog');
    return new gateway.CfnStage(this, 'Stage', {
      apiId: api.ref,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destinationArn: log.logGroupArn, format: JSON.stringify(accessLog) },
      defaultRouteSettings: { ...throttle, detailedMetricsEnabled: false },
    }).ref;
  }

  #quietStage(id: string, api: gateway.CfnApi, limits: typeof throttle, why: string): string {
    const stage = new gateway.CfnStage(this, id, {
      apiId: api.ref,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: { ...limits, detailedMetricsEnabled: false },
    });
    acknowledge(stage, 'AwsSolutions-APIG1', why);
    return stage.ref;
  }
}

const hostOf = (api: gateway.CfnApi): string => `${api.ref}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`;

/** A dynamic reference: the template names the secret, and never holds it. */
const namedOnly = (secret: Secret, versionId: string | undefined): string => {
  const value = versionId ? SecretValue.secretsManager(secret.secretArn, { versionId }) : secret.secretValue;
  return value.unsafeUnwrap();
};

/** Neither address nor query string nor token: the route tells what was asked, the function's log who asked. */
const accessLog = {
  request: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  refusedBy: '$context.authorizer.error',
  fault: '$context.integrationErrorMessage',
};
