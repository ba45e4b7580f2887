import { createLocalJWKSet, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Secrets } from './secrets.ts';

/** The API's name in tokens: what an access token has to be meant for. */
export const audience = 'urn:kaoping:api';

export const publicKey = ({ signingKey: { kid, kty, n, e, alg, use } }: Secrets): JWK => ({ kid, kty, n, e, alg, use });

export interface Tokens {
  /** the claims of a token that is genuine, in time and meant for the API; undefined otherwise */
  verify(token: string): Promise<JWTPayload | undefined>;
  /** an access token as the provider gives them out, for tests and for the commands of this folder */
  mint(subject: string, seconds?: number): Promise<string>;
}

export const tokens = (secrets: Secrets, issuer: string, clientId: string): Tokens => {
  const keys = createLocalJWKSet({ keys: [publicKey(secrets)] });
  return {
    async verify(token) {
      try {
        const options = { issuer, audience, algorithms: ['RS256'], requiredClaims: ['sub', 'exp', 'client_id'] };
        return (await jwtVerify(token, keys, options)).payload;
      } catch {
        return undefined;
      }
    },
    async mint(subject, seconds = 600) {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ client_id: clientId, scope: 'openid' })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: secrets.signingKey.kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt(now)
        .setExpirationTime(now + seconds)
        .sign(await importJWK(secrets.signingKey, 'RS256'));
    },
  };
};
