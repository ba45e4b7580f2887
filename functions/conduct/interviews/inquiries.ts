import type * as z from 'zod';
import { toInquire } from '#shared/appraisal/interviews.ts';
import type { inquirySchema } from '#shared/appraisal/paper.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { ConductRepository, DetailHead } from '../repository.ts';

export const inquiryKind = 'INQUIRY';
export type Inquiry = z.infer<typeof inquirySchema> & DetailHead;

/** Everybody whom the group has to ask about, with what it has noted so far. */
export async function readInquiries(
  conduct: ConductRepository,
  { cycle, unit }: { cycle: string; unit: string },
  { policy, people }: { policy: Policy; people: readonly Appraised[] },
): Promise<{ id: string; name: string; noted: Inquiry | undefined }[]> {
  const asked = toInquire(policy, people);
  if (asked.length === 0) return [];
  const noted = await conduct.listDetails<Inquiry>(cycle, unit, inquiryKind);
  return asked.map(({ id, name }) => ({ id, name, noted: noted.find((one) => one.person === id) }));
}
