import { readCertificate } from '#shared/api/erasure.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implementService } from '#functions/platform/operation.ts';

export const readCertificateOperation = implementService(readCertificate, async ({ tenant }, { control }) => {
  const certificate = await control.readCertificate(tenant);
  if (!certificate) throw new Refusal('not-found');
  return certificate;
});
