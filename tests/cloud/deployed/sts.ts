import { type AwsReply, type AwsServer, awsServer } from '#functions/platform/cloud/aws-server.fixture.ts';
import { marked } from '#functions/platform/cloud/s3-xml.ts';
import { Denied, type Door } from './door.ts';

/** AssumeRole: credentials of a data role for the tenant in the session tag, to the function that may become it. */

/** seconds that a role lives which was assumed with another role's credentials */
const longest = 3600;

export const stsService = async (door: Door): Promise<AwsServer> => {
  const server = await awsServer();
  server.answer(async (request) => {
    server.requests.length = 0;
    try {
      const holder = door.enter(request, 'sts');
      const input = new URLSearchParams(request.body.toString('utf8'));
      if (input.get('Action') !== 'AssumeRole') throw new Denied('InvalidAction', String(input.get('Action')));
      const of = [...door.roles.values()].find(({ data }) => data.arn === input.get('RoleArn'));
      if (!of) throw new Denied('AccessDenied', `no role ${input.get('RoleArn')}`);
      const seconds = Number(input.get('DurationSeconds') ?? longest);
      if (!(seconds >= 900 && seconds <= longest) || !/^[\w+=,.@-]{2,64}$/.test(input.get('RoleSessionName') ?? ''))
        throw new Denied('ValidationError', `${seconds} s, session ${input.get('RoleSessionName')}`);
      const tags = tagsOf(input);
      await door.requireSession(holder, of, tags);
      const given = door.issue(of, tags['tenant'] ?? '');
      return xml(
        200,
        `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>${given.accessKeyId}</AccessKeyId>` +
          `<SecretAccessKey>${given.secretAccessKey}</SecretAccessKey><SessionToken>${given.sessionToken}</SessionToken>` +
          `<Expiration>${new Date(Date.now() + seconds * 1000).toISOString()}</Expiration></Credentials>` +
          `</AssumeRoleResult></AssumeRoleResponse>`,
      );
    } catch (error) {
      if (!(error instanceof Denied)) throw error;
      const fault = `<Type>Sender</Type><Code>${error.code}</Code><Message>${marked(error.message)}</Message>`;
      return xml(403, `<ErrorResponse><Error>${fault}</Error></ErrorResponse>`);
    }
  });
  return server;
};

const xml = (status: number, body: string): AwsReply => ({ status, headers: { 'content-type': 'text/xml' }, body });

const tagsOf = (input: URLSearchParams): Record<string, string> => {
  const tags: Record<string, string> = {};
  for (let i = 1; input.has(`Tags.member.${i}.Key`); i++)
    tags[input.get(`Tags.member.${i}.Key`)!] = input.get(`Tags.member.${i}.Value`) ?? '';
  return tags;
};
