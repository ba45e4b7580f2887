import { Aws } from 'aws-cdk-lib';
import { safeHeaders } from '#infra/local/respond.ts';
import { webPolicy, workerPolicy } from '#infra/local/web-files.ts';
import { filesBucketName } from './data.ts';
import { voteHeaders } from './vote-headers.ts';
import type { Settings } from './settings.ts';

/** Where a login goes: known before the user pool is made. */
export const loginDomainPrefix = ({ name }: Settings): string => `${name}-${Aws.ACCOUNT_ID}`;

/** The login pages of the user pool; the American government's regions have other addresses. */
export const loginDomain = (settings: Settings): string =>
  `https://${loginDomainPrefix(settings)}.${settings.partition === 'aws-us-gov' ? 'auth-fips' : 'auth'}.${Aws.REGION}.amazoncognito.com`;

/** Origins of the issuer: its own, and those to which a login leads. */
export const loginOrigins = (settings: Settings): string[] =>
  settings.issuer
    ? [new URL(settings.issuer.url).origin, ...settings.issuer.origins]
    : [`https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`, loginDomain(settings)];

/** The pages' policy as on one machine, with what lies on other origins here: the issuer, and the files. */
const abroad = (policy: string, settings: Settings): string => {
  const files = `https://${filesBucketName(settings)}.s3.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  const logins = loginOrigins(settings).join(' ');
  return policy
    .split('; ')
    .map((directive) =>
      directive === "connect-src 'self'"
        ? `${directive} ${files} ${logins}`
        : directive === "frame-src 'self'"
          ? `${directive} ${logins}`
          : directive,
    )
    .join('; ');
};

export const pagesPolicy = (settings: Settings): string => abroad(webPolicy, settings);
/** goes with scripts: a worker lives by the policy of its own file */
export const scriptsPolicy = (settings: Settings): string => abroad(workerPolicy, settings);
/** of the voting page: nothing from elsewhere, and nothing inline */
export const votePolicy = voteHeaders['content-security-policy']!;
/** what an answer of the API says, which is never a page */
export const answersPolicy = safeHeaders['content-security-policy']!;
