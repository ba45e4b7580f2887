import { fileKey, type FileRecord, isFileId, readFileOf } from '#functions/platform/file-record.ts';
import type { TenantClient, TransactPart } from '#functions/platform/tenant.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { runRepository } from '#functions/grading/repository.ts';
import { policyRepository } from '#functions/policies/repository.ts';
import { profileRepository, usersRepository } from '#functions/tenants/repository.ts';
import { registerRepository } from '#functions/units/repository.ts';
import { receiptRepository } from './receipts.ts';
import { cycleRepository } from './repository.ts';

export const repositories = (client: TenantClient) => ({
  client,
  cycles: cycleRepository(client),
  conduct: conductRepository(client),
  register: registerRepository(client),
  policies: policyRepository(client),
  profile: profileRepository(client),
  users: usersRepository(client),
  runs: runRepository(client),
  receipts: receiptRepository(client),
  /** the record of a file that this user made */
  readFileOf: (id: string, user: string) => readFileOf(client, id, user),
  isFileId: (id: string) => isFileId(client, id),
  /** the part of a transaction that records a file which a job made */
  recordingFile: (record: FileRecord): TransactPart => ({
    put: { ...fileKey(client, record.id), ...record },
    condition: 'absent',
  }),
});
export type AppraisalRepositories = ReturnType<typeof repositories>;
