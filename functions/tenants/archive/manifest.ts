import * as z from 'zod';
import { by, name, time } from '#shared/api/common.ts';
import { countyCode } from '#shared/api/service.ts';

export const archiveFormat = 'kaoping.archive/1';

/** The first line of an archive: what it is, of which county, when and by whom it was made, and how much is in it. */
export const manifestSchema = z.strictObject({
  archive: z.literal(archiveFormat),
  county: z.strictObject({ name, code: countyCode, createdAt: time }),
  at: time,
  by,
  items: z.int().min(0),
  files: z.int().min(0),
  fileBytes: z.int().min(0),
});
export type Manifest = z.infer<typeof manifestSchema>;
