import type { Implementation } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { listIntervieweesOperation } from './list-interviewees.ts';
import { planInterviewOperation, withdrawInterviewOperation } from './plan-interview.ts';
import { readInterviewOperation, readInterviewsOperation } from './read-interviews.ts';
import { saveInquiryOperation } from './save-inquiry.ts';
import { closeInterviewsOperation, raiseInterviewCapOperation, reopenInterviewsOperation } from './unit-interviews.ts';
import { finishInterviewOperation, reopenInterviewOperation, saveInterviewOperation } from './write-interview.ts';

export const interviewsOperations: Implementation<ConductRepositories>[] = [
  readInterviewsOperation,
  listIntervieweesOperation,
  planInterviewOperation,
  withdrawInterviewOperation,
  readInterviewOperation,
  saveInterviewOperation,
  finishInterviewOperation,
  reopenInterviewOperation,
  raiseInterviewCapOperation,
  closeInterviewsOperation,
  reopenInterviewsOperation,
  saveInquiryOperation,
];
