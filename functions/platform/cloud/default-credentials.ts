import type { CredentialsProvider } from '../environment.ts';

/**
 * Takes the place of the SDK's chain of credential providers in a bundle: Lambda puts the role's credentials into the
 * environment, and files, single sign-on or metadata services are nothing to ask there (nor to ship: 110 kB).
 */
export const defaultProvider = (): CredentialsProvider => async () => {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (!accessKeyId || !secretAccessKey) throw new Error('no credentials in the environment of the function');
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
};
