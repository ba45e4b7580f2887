import { Aws, Stack, type StackProps } from 'aws-cdk-lib';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { operations, publicOperations } from '#shared/api/contract.ts';
import { type ContextName, errorStatus } from '#shared/api/operation.ts';
import { safeHeaders } from '#infra/local/respond.ts';
import { deployedFunctions } from './functions.ts';
import type { Issuer } from './identity.ts';
import { acknowledge } from './nag.ts';
import { hsts } from './hsts.ts';
import { ServiceFunction, type Surroundings } from './service-function.ts';

export interface ApiProps extends StackProps {
  surroundings: Surroundings;
  apiId: string;
  /** without access log, for the functions that leave no log; the same as `apiId` where there is one API for all */
  votesApiId: string;
  issuer: Issuer;
  /** with which a function knows that a request came through the front door */
  originSecret: string;
}

/** A route for each operation of the contract, and a function for each context's handler. */
export class ApiStack extends Stack {
  readonly functions: ServiceFunction[] = [];

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id, props);
    const { surroundings, apiId, issuer } = props;
    const authorizer = new gateway.CfnAuthorizer(this, 'Authorizer', {
      apiId,
      name: 'tokens',
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer: issuer.url, audience: [issuer.audience] },
    });
    const integrations = new Map<ContextName, { apiId: string; integration: string }>();
    for (const entry of deployedFunctions) {
      if (entry.entry !== 'handler') continue;
      const fn = new ServiceFunction(this, entry, surroundings);
      this.functions.push(fn);
      const apiOf = entry.quiet ? props.votesApiId : apiId;
      integrations.set(entry.context, { apiId: apiOf, integration: this.#integration(fn, apiOf, props) });
    }
    for (const operation of operations) {
      const isPublic = publicOperations.includes(operation.id);
      const { apiId: apiOf, integration } = integrations.get(operation.context)!;
      const route = new gateway.CfnRoute(this, operation.id, {
        apiId: apiOf,
        routeKey: `${operation.method} ${operation.path}`,
        target: `integrations/${integration}`,
        ...(isPublic ? { authorizationType: 'NONE' } : { authorizationType: 'JWT', authorizerId: authorizer.ref }),
      });
      if (isPublic)
        acknowledge(
          route,
          'AwsSolutions-APIG4',
          'one of the contract’s public operations, with a capability of its own',
        );
    }
  }

  #integration(
    { entry, lambda: fn }: ServiceFunction,
    apiId: string,
    { originSecret, surroundings }: ApiProps,
  ): string {
    new lambda.CfnPermission(this, `${entry.context}.invoke`, {
      action: 'lambda:InvokeFunction',
      functionName: fn.functionArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${apiId}/*/*`,
    });
    return new gateway.CfnIntegration(this, `${entry.context}.integration`, {
      apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: fn.functionArn,
      payloadFormatVersion: '2.0',
      timeoutInMillis: 30_000,
      // Where nothing stands in front, the API itself is the front door, and says what the distribution would.
      ...(surroundings.settings.edge === 'none' && {
        requestParameters: { [`overwrite:header.${originHeader}`]: originSecret },
        responseParameters: answerHeaders(),
      }),
    }).ref;
  }
}

/** The header in which the front door shows its secret. */
export const originHeader = 'x-origin-secret';

const answerHeaders = (): Record<string, object> => {
  const headers = { ...safeHeaders, 'strict-transport-security': hsts };
  const ResponseParameters = Object.entries(headers).map(([name, Source]) => ({
    Destination: `overwrite:header.${name}`,
    Source,
  }));
  const statuses = [...new Set([200, 201, 202, ...Object.values(errorStatus)])].sort();
  return Object.fromEntries(statuses.map((status) => [String(status), { ResponseParameters }]));
};
