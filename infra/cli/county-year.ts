import type { Storage } from '#shared/api/service.ts';
import type { RoleName } from '#shared/api/access.ts';
import { addQuantities, type Quantities, quantitiesOf } from '#shared/service/cost.ts';

/** A county's year: what was measured on the real operations, and how often each is done. */

/** What one request or job took: capacity units as the database told, the handler's time, the answer's size. */
export interface Measured {
  read: number;
  write: number;
  milliseconds: number;
  /** of the answer as JSON */
  bytes: number;
}

/** All of it on a county of 100 units and 10,000 people. */
export interface CountyUnits {
  /** `<operation> <role>` */
  requests: Record<string, Measured>;
  /** by kind; `users`: of so many people as `usersOfJob` says */
  jobs: Record<string, Measured>;
  storage: Storage;
}

/** What the pages of a session called, as tests/bench/record-page-calls.ts saw it. */
export interface PageCalls {
  role: RoleName;
  /** the pages that were looked at, one after the other */
  views: string[];
  /** requests by operation, over all of them */
  calls: Record<string, number>;
  /** files of the application itself, and their bytes as sent */
  assets: number;
  assetBytes: number;
}

export interface CostUnits {
  sessions: PageCalls[];
  units: CountyUnits;
}

/** people whose accounts the measured job makes */
export const usersOfJob = 30;

/** How often a county does what in a year; taken for this reckoning. */
export const countyYear = {
  people: 10_000,
  /** staff, delegates, village committees: each with one card for the boxes of `ballotOfYear` */
  voters: 15_000,
  pageViews: 30_000,
  /** of the page views, by who looks */
  readers: { staff: 0.8, 'unit-leader': 0.1, 'appraisal-office': 0.1 } as Readonly<Partial<Record<RoleName, number>>>,
  /** whole datasets; each as dear as the first one, though an unchanged row costs nothing */
  imports: 12,
  gradingRuns: 20,
  exports: 4,
  archives: 4,
  upkeeps: 365,
  /** somebody who signs in at all in a month: everybody in the two months of voting and results, some in the others */
  activeUsers: { busyMonths: 2, busy: 10_000, quietMonths: 10, quiet: 500 },
} as const;

/** What a voter of the year does: most boxes have fewer subjects, which costs less. */
export const ballotOfYear = { boxes: 10, subjects: 20 } as const;
/** what the voting page weighs at the most (script and style, compressed), and its files: all loaded anew by every voter */
const votingPage = { bytes: 60_000, files: 4 };

export interface YearPart {
  what: string;
  quantities: Quantities;
  estimate: boolean;
}

const gigabyte = 2 ** 30;
/** an HTTP API counts a request for every so many bytes of an answer */
const apiRequestSize = 512 * 1024;

const ofRequest = ({ read, write, milliseconds, bytes }: Measured): Quantities => ({
  ...quantitiesOf(
    { month: '', requests: 1, jobs: 0, readUnits: read, writeUnits: write, milliseconds: Math.max(1, milliseconds) },
    null,
  ),
  api: Math.max(1, Math.ceil(bytes / apiRequestSize)),
  cdnTraffic: bytes / gigabyte,
});

const ofJob = ({ read, write, milliseconds }: Measured): Quantities => ({
  ...quantitiesOf({ month: '', requests: 0, jobs: 1, readUnits: read, writeUnits: write, milliseconds }, null),
  fileWrites: 3,
  fileReads: 2,
});

/** A page view of a session's kind: its share of the session's requests and of the application's own files. */
export function pageView({ role, views, calls, assets, assetBytes }: PageCalls, units: CountyUnits): Quantities {
  const requests = Object.entries(calls).map(([operation, times]) => {
    const measured = units.requests[`${operation} ${role}`];
    if (!measured) throw new Error(`not measured: ${operation} ${role}`);
    return [ofRequest(measured), times / views.length] as const;
  });
  // As if no browser kept the application's files from one session to the next.
  const files = { cdnRequests: assets, cdnTraffic: assetBytes / gigabyte };
  return addQuantities([...requests, [files, 1 / views.length]]);
}

/** One voter's way: the page, the papers, the card, one request for all papers, and a cast for each box. */
export function voter(units: CountyUnits): Quantities {
  const asked = (operation: string, times = 1): readonly [Quantities, number] => {
    const measured = units.requests[`votes.${operation} voter`];
    if (!measured) throw new Error(`not measured: votes.${operation} voter`);
    // These two functions write no log.
    return [{ ...ofRequest(measured), logs: 0 }, times];
  };
  const page = { cdnRequests: votingPage.files, cdnTraffic: votingPage.bytes / gigabyte };
  // Each paper is signed with its box's own key.
  const keys = { keyRequests: ballotOfYear.boxes };
  const requests = [asked('read-papers'), asked('read-card'), asked('issue'), asked('cast', ballotOfYear.boxes)];
  return addQuantities([...requests, [page, 1], [keys, 1]]);
}

const jobs = (units: CountyUnits, kind: string, times: number): Quantities => {
  const measured = units.jobs[kind];
  if (!measured) throw new Error(`not measured: job ${kind}`);
  return addQuantities([[ofJob(measured), times]]);
};

/** The part of a year that a county causes, without identity. */
export function countyParts({ sessions, units }: CostUnits): YearPart[] {
  const views = sessions.map(
    (session) => [pageView(session, units), countyYear.pageViews * (countyYear.readers[session.role] ?? 0)] as const,
  );
  const measured = (what: string, quantities: Quantities): YearPart => ({ what, quantities, estimate: false });
  const month = quantitiesOf(null, units.storage);
  return [
    measured(`${countyYear.pageViews.toLocaleString('en-US')} page views`, addQuantities(views)),
    measured(
      `accounts for ${countyYear.people.toLocaleString('en-US')} people`,
      jobs(units, 'users', countyYear.people / usersOfJob),
    ),
    measured(`${countyYear.imports} imports of everything`, jobs(units, 'import', countyYear.imports)),
    measured(`${countyYear.gradingRuns} grading runs`, jobs(units, 'grading', countyYear.gradingRuns)),
    measured(
      `${countyYear.exports} exports and ${countyYear.archives} archives`,
      addQuantities([
        [jobs(units, 'export', countyYear.exports), 1],
        [jobs(units, 'archive', countyYear.archives), 1],
      ]),
    ),
    measured('daily upkeep', jobs(units, 'upkeep', countyYear.upkeeps)),
    measured('storage, twelve months', addQuantities([[month, 12]])),
    measured(
      `${(countyYear.voters * ballotOfYear.boxes).toLocaleString('en-US')} ballots of ${countyYear.voters.toLocaleString('en-US')} voters`,
      addQuantities([[voter(units), countyYear.voters]]),
    ),
  ];
}

/** Active users over the year, each month counted by itself. */
export const userMonths = ({ busyMonths, busy, quietMonths, quiet } = countyYear.activeUsers): number =>
  busyMonths * busy + quietMonths * quiet;

const minutesOfYear = 365 * 24 * 60;

/** What stands there whoever uses it, in numbers of the stacks' own resources; a test counts them there. */
export const installation = { alarms: 63, dashboards: 1, keys: 2, secrets: 2, queuesWithWorkers: 6 };

/** What an installation costs in a year before any county uses it. */
export function fixedParts(): YearPart[] {
  const { alarms, dashboards, keys, secrets, queuesWithWorkers } = installation;
  const fixed = (what: string, quantities: Quantities): YearPart => ({ what, quantities, estimate: true });
  return [
    fixed('alarms, dashboard, keys, secrets', {
      alarms: alarms * 12,
      dashboards: dashboards * 12,
      keys: keys * 12,
      secrets: secrets * 12,
      keyRequests: 1_000_000,
    }),
    fixed('the sweeper, every minute', {
      invocations: minutesOfYear,
      // 50 ms of half a gigabyte, the due-index and the list of counties
      compute: minutesOfYear * 0.05 * 0.5,
      readUnits: minutesOfYear * 2,
      logs: (minutesOfYear * 500) / gigabyte,
    }),
    // Each worker's queue is asked by five pollers that wait up to 20 s.
    fixed('asking the empty queues', { queue: queuesWithWorkers * 5 * 3 * minutesOfYear }),
  ];
}
