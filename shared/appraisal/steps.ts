import { ballotsSteps } from './ballots.ts';
import { custodySteps } from './custody.ts';
import { interviewsSteps } from './interviews.ts';
import { mediaSteps } from './media.ts';
import { meetingSteps } from './meeting.ts';
import { noticeSteps } from './notice.ts';
import { papersSteps } from './papers.ts';
import { readinessSteps } from './readiness.ts';
import { reportsSteps } from './reports.ts';
import { staffSteps } from './staff.ts';
import type { Step } from './step.ts';

/** Every step of a unit's appraisal, in the order of the board's columns. */
export const steps: readonly Step[] = [
  ...noticeSteps,
  ...readinessSteps,
  ...reportsSteps,
  ...meetingSteps,
  ...ballotsSteps,
  ...interviewsSteps,
  ...custodySteps,
  ...mediaSteps,
  ...papersSteps,
  ...staffSteps,
];
