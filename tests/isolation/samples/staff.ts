import type { SampleCounty } from '../sample-county.ts';
import type { Sample } from '../samples.ts';

/** The sample county's staff appraisal has not started: whoever may act is told so, and nothing changes. */
const ofUnit = (own: number, rest: Record<string, unknown> = {}): Sample => {
  const at = (cycle: string, unit: string) => ({ cycle, unit, ...rest });
  return {
    input: (c: SampleCounty) => at(c.cycle, c.unit),
    own,
    foreign: 404,
    outside: (c) => at(c.cycle, c.otherUnit),
  };
};

const [version, reason] = ['stale', '测试'];
const meeting = { date: '2026-01-02', place: '会议室', attendance: null };

export const staffSamples: Record<string, Sample> = {
  'conduct.read-staff-appraisal': ofUnit(200),
  // without date and place
  'conduct.start-staff-appraisal': ofUnit(422, { mode: 'separate', meeting: null }),
  'conduct.arrange-staff-meeting': ofUnit(422, { meeting }),
  'conduct.withdraw-staff-appraisal': ofUnit(422, { reason }),
  'conduct.enter-staff-tally': ofUnit(422, { version, ballots: 0, rows: [] }),
  'conduct.confirm-staff-tally': ofUnit(422, { version }),
  'conduct.sign-staff-tally': ofUnit(422, { version }),
  'conduct.release-staff-tally': ofUnit(422, { version }),
  'conduct.return-staff-tally': ofUnit(422, { from: 'signed', reason }),
};
