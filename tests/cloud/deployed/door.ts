import { randomBytes } from 'node:crypto';
import { type AwsRequest, signatureFault } from '#functions/platform/cloud/aws-server.fixture.ts';
import type { NewRequest, Recorder } from '#tests/recorder.ts';
import { shapeOf } from '#tests/recorder.ts';
import { type AllRoles, arnFor, type FunctionRoles } from '../roles.ts';
import { quickSimulator } from '../simulate.ts';
import type { Account } from '../template.ts';

/**
 * Who is let in to AWS, and to what: the signature of every request is verified with the secret of its access key, and the
 * synthesised roles decide about it. What they allow is recorded, what they refuse is kept for the test to look at.
 */

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

export interface Holder {
  /** null: the test's own hands, which may everything and are not recorded */
  fn: FunctionRoles | null;
  /** the session tag of a data role; null: the function's own role */
  tenant: string | null;
  credentials: Credentials;
}

export interface Refused {
  function: string;
  action: string;
  resource: string;
  context: Record<string, string[]>;
}

export type Asked = Pick<NewRequest, 'action' | 'resource' | 'context' | 'asked'>;

/** How AWS says no: the code, and what was wrong in words. */
export class Denied extends Error {
  override name = 'Denied';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface Door {
  roles: AllRoles;
  account: Account;
  /** credentials as Lambda (tenant null) or the token service gives them */
  issue(fn: FunctionRoles | null, tenant: string | null): Credentials;
  /** who signed the request; throws Denied */
  enter(request: AwsRequest, service: string): Holder;
  /** throws Denied where the holder's role does not allow it */
  require(holder: Holder, asked: Asked): Promise<void>;
  /** whether the function may become that data role with these tags; throws Denied */
  requireSession(holder: Holder, of: FunctionRoles, tags: Record<string, string>): Promise<void>;
  /** everything that a role did not allow, in its order */
  refused: Refused[];
}

/** milliseconds that a clock may be wrong by */
const skew = 15 * 60_000;

export const timeOf = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

export const makeDoor = (roles: AllRoles, account: Account, recorder: Recorder): Door => {
  const holders = new Map<string, Holder>();
  const simulator = quickSimulator();
  const known = new Map<string, Promise<boolean>>();
  const refused: Refused[] = [];

  /** Requests of one shape are allowed or refused alike. */
  const remembered = (shape: string, evaluate: () => Promise<boolean>): Promise<boolean> => {
    const answer = known.get(shape) ?? evaluate();
    known.set(shape, answer);
    return answer;
  };
  const refuse = (request: NewRequest): never => {
    const { function: name, action, resource, context } = request;
    refused.push({ function: String(name), action, resource, context });
    throw new Denied('AccessDenied', `${name} is not authorized to perform ${action} on ${resource}`);
  };

  return {
    roles,
    account,
    refused,
    issue(fn, tenant) {
      const credentials = {
        accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
        secretAccessKey: randomBytes(30).toString('base64'),
        sessionToken: randomBytes(60).toString('base64'),
      };
      holders.set(credentials.accessKeyId, { fn, tenant, credentials });
      return credentials;
    },
    enter(request, service) {
      const { headers, query } = request;
      const inQuery = query['X-Amz-Credential'] !== undefined;
      const credential = inQuery
        ? query['X-Amz-Credential']
        : /Credential=([^,\s]+)/.exec(headers['authorization'] ?? '')?.[1];
      const [accessKey = '', , region, scope] = (credential ?? '').split('/');
      const holder = holders.get(accessKey);
      if (!holder) throw new Denied('UnrecognizedClientException', 'the access key is unknown');
      if (region !== account.region || scope !== service)
        throw new Denied('SignatureDoesNotMatch', `signed for ${scope} in ${region}`);
      const session = inQuery ? query['X-Amz-Security-Token'] : headers['x-amz-security-token'];
      if (session !== holder.credentials.sessionToken) throw new Denied('InvalidToken', 'the session token is another');
      const fault = signatureFault(request, holder.credentials.secretAccessKey);
      if (fault !== undefined) throw new Denied('SignatureDoesNotMatch', fault);
      const age = Date.now() - timeOf((inQuery ? query['X-Amz-Date'] : headers['x-amz-date']) ?? '');
      const lives = inQuery ? Number(query['X-Amz-Expires']) * 1000 : skew;
      if (!(age < lives && age > -skew)) throw new Denied('AccessDenied', 'Request has expired');
      return holder;
    },
    async require({ fn, tenant }, asked) {
      if (!fn) return;
      const request: NewRequest = { function: fn.entry.name, tenant, ...asked };
      const allowed = await remembered(shapeOf(request), async () => {
        const arn = arnFor(fn, asked.resource, account);
        const session = tenant === null ? null : { of: fn, tags: { tenant } };
        const { action, context } = asked;
        return arn !== null && simulator.allows(fn, session, { action, arn, context });
      });
      if (!allowed) refuse(request);
      recorder.add(request);
    },
    async requireSession({ fn, tenant }, of, tags) {
      if (!fn) return;
      const names = Object.keys(tags);
      const context = {
        ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [`aws:RequestTag/${name}`, [value]])),
        ...(names.length > 0 && { 'aws:TagKeys': names }),
      };
      for (const action of ['sts:AssumeRole', ...(names.length > 0 ? ['sts:TagSession'] : [])]) {
        const request: NewRequest = {
          ...{ function: fn.entry.name, tenant, action, resource: `data-role/${of.entry.name}`, context },
          asked: 'AssumeRole',
        };
        // No statement lets a data role become another one.
        if (tenant !== null || !(await simulator.opens(fn, { of, tags }))) refuse(request);
        recorder.add(request);
      }
    },
  };
};
