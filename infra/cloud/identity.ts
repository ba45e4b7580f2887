import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { acknowledge } from './nag.ts';
import { loginDomain, loginDomainPrefix } from './pages-policy.ts';
import type { Settings } from './settings.ts';

/** What the API and the pages have to know of whoever says who somebody is. */
export interface Issuer {
  url: string;
  audience: string;
  clientId: string;
  scope: string;
  resource: string | undefined;
  /** where a sign-out leads, where the issuer does not say so in its own description */
  logoutUrl: string | undefined;
  userPool: { id: string; arn: string } | null;
}

/** A user pool with its login pages: not made where the operator names an issuer. */
export class IdentityStack extends Stack {
  readonly issuer: Issuer;

  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings; origin: string }) {
    super(scope, id, props);
    this.issuer = this.#userPool(props.settings, props.origin);
  }

  #userPool(settings: Settings, origin: string): Issuer {
    const pool = new cognito.UserPool(this, 'Users', {
      userPoolName: settings.name,
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      signInCaseSensitive: false,
      // Most people have no work e-mail: an administrator hands out a new slip.
      accountRecovery: cognito.AccountRecovery.NONE,
      mfa: cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 10,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        passwordHistorySize: 3,
        tempPasswordValidity: Duration.days(30),
      },
      featurePlan: cognito.FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      pool,
      'AwsSolutions-COG2',
      'optional: most people log in a few times a year, many without a telephone of their own; whoever sets one up is asked for it',
    );
    acknowledge(
      pool,
      'AwsSolutions-COG8',
      'threat protection of the plan Plus costs for each of 10,000 people a month; accounts are made by administrators alone',
    );
    pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: loginDomainPrefix(settings) },
      managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const client = this.#client(pool, origin);
    new cognito.CfnManagedLoginBranding(this, 'LoginLook', {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return {
      url: pool.userPoolProviderUrl,
      // The access tokens of a user pool name the client instead of an audience.
      audience: client.userPoolClientId,
      clientId: client.userPoolClientId,
      scope: 'openid profile',
      resource: undefined,
      logoutUrl: `${loginDomain(settings)}/logout`,
      userPool: { id: pool.userPoolId, arn: pool.userPoolArn },
    };
  }

  #client(pool: cognito.UserPool, origin: string): cognito.UserPoolClient {
    const client = pool.addClient('Web', {
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.PROFILE],
        callbackUrls: [`${origin}/login/callback`],
        logoutUrls: [`${origin}/signed-out`],
      },
      supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // As on one machine: short, since a page asks for the next one behind its back.
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(10),
    });
    // Passwords are typed on the pool's own pages alone; left out, this would allow more.
    (client.node.defaultChild as cognito.CfnUserPoolClient).explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];
    return client;
  }
}
