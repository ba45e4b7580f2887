import { Aws, Duration, Stack } from 'aws-cdk-lib';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './nag.ts';
import { pagesPolicy, scriptsPolicy } from './pages-policy.ts';
import { keptLog } from './service-function.ts';
import type { Settings } from './settings.ts';

export interface PagesProps {
  settings: Settings;
  files: IBucket;
  apiId: string;
  stage: string;
  code: lambda.Code;
}

/** The routes that give out the application's own files, to anybody. */
export const pagesRoutes = ['GET /', 'GET /{proxy+}'] as const;

/** Where no CloudFront stands in front: the HTTP API gives out the pages through a function, on its own domain. */
export class Pages extends Construct {
  readonly lambda: lambda.Function;

  constructor(scope: Construct, id: string, { settings, files, apiId, stage, code }: PagesProps) {
    super(scope, id);
    const fn = this.#function(settings, files, code);
    this.lambda = fn;
    new lambda.CfnPermission(this, 'Invoke', {
      action: 'lambda:InvokeFunction',
      functionName: fn.functionArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${apiId}/*/*`,
    });
    const integration = new gateway.CfnIntegration(this, 'Integration', {
      apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: fn.functionArn,
      payloadFormatVersion: '2.0',
    });
    for (const routeKey of pagesRoutes) {
      const route = new gateway.CfnRoute(this, routeKey, {
        apiId,
        routeKey,
        target: `integrations/${integration.ref}`,
        authorizationType: 'NONE',
      });
      acknowledge(route, 'AwsSolutions-APIG4', 'the files of the application itself: who has none cannot log in');
    }
    if (settings.domain) this.#domain(settings.domain, apiId, stage);
  }

  #function(settings: Settings, files: IBucket, code: lambda.Code): lambda.Function {
    const log = keptLog(this, `/${settings.name}/web.pages`);
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    const policy = new iam.Policy(this, 'Policy', {
      statements: [
        new iam.PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [log.logGroupArn],
        }),
        new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [`${files.bucketArn}/*`] }),
        // Without it a missing file is refused instead of missing.
        new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [files.bucketArn] }),
      ],
    });
    policy.attachToRole(role);
    acknowledge(
      policy,
      `AwsSolutions-IAM5[Resource::<${Stack.of(this).getLogicalId(files.node.defaultChild as CfnBucket)}.Arn>/*]`,
      'the public files of the application: all that this bucket holds',
    );
    const fn = new lambda.Function(this, 'Function', {
      functionName: `${settings.name}-web-pages`,
      code,
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: 512,
      timeout: Duration.seconds(10),
      role,
      logGroup: log,
      environment: {
        WEB_BUCKET: files.bucketName,
        PAGES_POLICY: pagesPolicy(settings),
        SCRIPTS_POLICY: scriptsPolicy(settings),
      },
    });
    fn.node.addDependency(policy);
    return fn;
  }

  #domain({ name, certificate }: { name: string; certificate: string }, apiId: string, stage: string): void {
    const domain = new gateway.CfnDomainName(this, 'Domain', {
      domainName: name,
      domainNameConfigurations: [{ certificateArn: certificate, endpointType: 'REGIONAL', securityPolicy: 'TLS_1_2' }],
    });
    new gateway.CfnApiMapping(this, 'Mapping', { apiId, domainName: domain.ref, stage });
  }
}
