import type { ContextName, Operation } from './operation.ts';
import * as appraisals from './appraisals.ts';
import * as ownBallots from './ballots/own.ts';
import * as polls from './ballots/polls.ts';
import * as ratings from './ballots/ratings.ts';
import * as voices from './ballots/voices.ts';
import * as custody from './conduct/custody.ts';
import * as interviews from './conduct/interviews.ts';
import * as media from './conduct/media.ts';
import * as meeting from './conduct/meeting.ts';
import * as papers from './conduct/papers.ts';
import * as placement from './conduct/placement.ts';
import * as plan from './conduct/plan.ts';
import * as questions from './conduct/questions.ts';
import * as readiness from './conduct/readiness.ts';
import * as reports from './conduct/reports.ts';
import * as staff from './conduct/staff.ts';
import * as unit from './conduct/unit.ts';
import * as erasure from './erasure.ts';
import * as grading from './grading.ts';
import * as messages from './messages.ts';
import * as policies from './policies.ts';
import * as service from './service.ts';
import * as tenants from './tenants.ts';
import * as units from './units.ts';
import * as votes from './votes.ts';

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'permission' in value;

/** Every operation of the service. Adding one: an entry in its context's file, and one file in `functions/`. */
export const operations: readonly Operation[] = [
  service,
  erasure,
  tenants,
  units,
  policies,
  appraisals,
  unit,
  plan,
  placement,
  readiness,
  meeting,
  reports,
  interviews,
  papers,
  staff,
  custody,
  media,
  questions,
  polls,
  ownBallots,
  ratings,
  voices,
  votes,
  messages,
  grading,
].flatMap((context) => Object.values(context).filter(isOperation));

export const operationsOf = (context: ContextName): readonly Operation[] =>
  operations.filter((operation) => operation.context === context);

/** The operations that answer without a token, by name: a test holds the contract to this list. */
export const publicOperations: readonly string[] = [
  'votes.read-papers',
  'votes.read-card',
  'votes.issue',
  'votes.read-result',
  'votes.cast',
];
