import { RegionInfo } from 'aws-cdk-lib/region-info';

/** What an operator chooses with `-c name=value` (docs/deploying.md); everything has a default but what cannot have one. */
export interface Settings {
  /** in front of every name: `kaoping-main`, so that a second service fits into the same account */
  name: string;
  partition: string;
  /** undefined: whichever region the command line is set to */
  region: string | undefined;
  /** null: a Cognito user pool is made */
  issuer: ExternalIssuer | null;
  /** `cloudfront`, or `none`: the HTTP API answers for the pages, too, where the partition's CloudFront cannot */
  edge: 'cloudfront' | 'none';
  domain: { name: string; certificate: string } | null;
  /** ARN of a WAF web ACL for the distribution */
  webAcl: string | undefined;
  /** id of the version of the front door's secret to use: another one makes a deployment change it */
  originSecretVersion: string | undefined;
  /** the same of the secret that signs the addresses on ballot cards */
  capabilitySecretVersion: string | undefined;
  /** who is told of alarms */
  alarmMail: string | undefined;
  /** US dollars a month after which a mail is sent; undefined: no budget */
  budget: number | undefined;
  /** null: no mail is sent to users */
  mail: MailSettings | null;
  /** days between the request to erase a county and the erasure */
  erasureHoldDays: number;
  /** how the daily heads of the audit chains are locked, and for how many days */
  anchors: { lock: 'governance' | 'compliance'; days: number };
}

export interface MailSettings {
  /** sender of the digests: `考评 <kaoping@example.cn>` */
  from: string;
  /** name or ARN of the secret of Secrets Manager that holds `smtps://user:password@host:port` */
  secret: string;
}

export interface ExternalIssuer {
  url: string;
  /** what access tokens are meant for */
  audience: string;
  clientId: string;
  scope: string;
  /** RFC 8707: asked for at the login where the issuer names audiences so */
  resource: string | undefined;
  /** origins beside the issuer's own that a login needs, such as another host for its tokens */
  origins: readonly string[];
}

/** Days that backups keep what was erased: the longest that point-in-time recovery and old versions of files go back. */
export const backupDays = 35;
/** days that logs are kept */
export const logDays = 365;

export class WrongSetting extends Error {
  override name = 'WrongSetting';
}

type Lookup = (name: string) => unknown;

export const settingsFrom = (context: Lookup): Settings => {
  const text = (name: string): string | undefined => {
    const value: unknown = context(name);
    return value === undefined || value === '' ? undefined : String(value);
  };
  const number = (name: string, otherwise: number, atLeast = 0): number => {
    const value = text(name);
    if (value === undefined) return otherwise;
    if (!/^\d+$/.test(value)) throw new WrongSetting(`-c ${name}=${value}: a whole number is needed`);
    if (Number(value) < atLeast) throw new WrongSetting(`-c ${name}=${value}: at least ${atLeast}`);
    return Number(value);
  };
  const one = <T extends string>(name: string, values: readonly T[], otherwise: T): T => {
    const value = text(name) ?? otherwise;
    if (!values.includes(value as T)) throw new WrongSetting(`-c ${name}=${value}: one of ${values.join(', ')}`);
    return value as T;
  };

  const name = text('name') ?? 'kaoping';
  if (!/^[a-z][a-z0-9-]{1,20}$/.test(name))
    throw new WrongSetting(`-c name=${name}: 2 to 21 lower-case letters, digits and hyphens, a letter first`);
  const region = text('region');
  const partition = text('partition') ?? (region && RegionInfo.get(region).partition) ?? 'aws';
  if (region && RegionInfo.get(region).partition !== partition)
    throw new WrongSetting(`-c region=${region} does not lie in the partition ${partition}`);
  if (partition !== 'aws' && !region)
    throw new WrongSetting(`-c partition=${partition} needs the region, too: -c region=cn-northwest-1`);

  const settings: Settings = {
    name,
    partition,
    region,
    issuer: issuerFrom(text),
    edge: one('edge', ['cloudfront', 'none'], partition === 'aws' ? 'cloudfront' : 'none'),
    domain: domainFrom(text),
    webAcl: text('webAcl'),
    originSecretVersion: text('originSecretVersion'),
    capabilitySecretVersion: text('capabilitySecretVersion'),
    alarmMail: text('alarmMail'),
    budget: text('budget') === undefined ? undefined : number('budget', 0),
    mail: mailFrom(text),
    // Addresses to which files may be sent live on for minutes after a county is closed: never no hold at all.
    erasureHoldDays: number('erasureHoldDays', 30, 1),
    anchors: { lock: one('anchorLock', ['governance', 'compliance'], 'governance'), days: number('anchorDays', 3650) },
  };
  if (settings.edge === 'none' && settings.webAcl !== undefined)
    throw new WrongSetting('-c webAcl is for CloudFront: an HTTP API cannot have one');
  if (partition === 'aws-cn') refuseMissingInChina(settings);
  return settings;
};

const issuerFrom = (text: (name: string) => string | undefined): ExternalIssuer | null => {
  const url = text('issuer');
  if (url === undefined) return null;
  if (!URL.canParse(url) || !url.startsWith('https://')) throw new WrongSetting(`-c issuer=${url}: an https address`);
  const audience = text('audience');
  if (audience === undefined)
    throw new WrongSetting('-c issuer needs -c audience: what the access tokens of that issuer are meant for');
  return {
    url,
    audience,
    clientId: text('clientId') ?? audience,
    scope: text('scope') ?? 'openid profile',
    resource: text('resource'),
    origins: (text('loginOrigins') ?? '').split(',').filter((origin) => origin !== ''),
  };
};

const domainFrom = (text: (name: string) => string | undefined): Settings['domain'] => {
  const [name, certificate] = [text('domain'), text('certificate')];
  if (name === undefined && certificate === undefined) return null;
  if (name === undefined || certificate === undefined)
    throw new WrongSetting('-c domain and -c certificate belong together: the certificate has to name the domain');
  return { name, certificate };
};

const mailFrom = (text: (name: string) => string | undefined): MailSettings | null => {
  const [from, secret] = [text('mailFrom'), text('smtpSecret')];
  if (from === undefined && secret === undefined) return null;
  if (from === undefined || secret === undefined)
    throw new WrongSetting('-c mailFrom and -c smtpSecret belong together: who sends, and by which mail server');
  if (!from.includes('@')) throw new WrongSetting(`-c mailFrom=${from}: an e-mail address`);
  return { from, secret };
};

/** What the partition lacks has to be brought along: better told here than by half a deployment. */
const refuseMissingInChina = ({ domain, issuer }: Settings): void => {
  const missing = [
    ...(domain === null
      ? ['-c domain=… -c certificate=… (no address can be used there but one of your own with its ICP filing)']
      : []),
    ...(issuer === null ? ['-c issuer=… -c audience=… (there are no Cognito user pools)'] : []),
  ];
  if (missing.length > 0) throw new WrongSetting(`partition aws-cn needs:\n  ${missing.join('\n  ')}`);
};
