import * as z from 'zod';
import { id, name } from '#shared/api/common.ts';

/** What is entered of a guidance activity and of forms that were collected. */

const date = z.iso.date();

export const guidanceFields = {
  date,
  participants: z.int().min(1).max(100_000),
  summary: z.string().trim().min(1).max(2000),
};

export const receiptFields = {
  date,
  /** who received them */
  receiver: name,
  /** sets of forms, one for each person */
  sets: z.int().min(0).max(100_000),
  forms: z.array(z.strictObject({ form: id, quantity: z.int().min(1).max(100_000) })).max(50),
};
