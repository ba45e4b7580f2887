import type { SampleCounty } from '../sample-county.ts';
import type { Sample } from '../samples.ts';

const report = (c: SampleCounty, subject = 'team') => ({ cycle: c.cycle, unit: c.unit, subject });
const others = (c: SampleCounty, subject = 'team') => ({ cycle: c.cycle, unit: c.otherUnit, subject });
/** what a role writes: staff their own report, the unit's people the team's */
const written = (c: SampleCounty, role: string) => report(c, role === 'staff' ? c.person : 'team');
const unused = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ';
const reason = '测试';

/** `more` besides the report that is named; nothing of it is written or submitted in the sample county. */
const writing = (own: number, more: Record<string, unknown>): Sample => ({
  input: (c, role) => ({ ...written(c, role), ...more }),
  own,
  foreign: 404,
  outside: (c, role) => ({ ...others(c, role === 'staff' ? c.otherPerson : 'team'), ...more }),
});

export const reportsSamples: Record<string, Sample> = {
  'reports.list': {
    input: (c) => ({ cycle: c.cycle, unit: c.unit }),
    own: 200,
    foreign: 404,
    outside: (c) => ({ cycle: c.cycle, unit: c.otherUnit }),
  },
  'reports.read': {
    input: (c) => report(c, 'nobody'),
    own: 404,
    foreign: 404,
    outside: (c, role) => others(c, role === 'staff' ? c.otherPerson : 'team'),
  },
  'reports.save': writing(409, { text: {}, version: 'stale' }),
  'reports.submit': writing(409, { version: 'stale' }),
  'reports.withdraw': writing(404, {}),
  'reports.return': {
    input: (c) => ({ ...report(c), number: '1', remarks: reason }),
    own: 404,
    foreign: 404,
    outside: (c) => ({ ...others(c), number: '1', remarks: reason }),
  },
  'reports.remind': {
    input: (c) => ({ cycle: c.cycle, unit: c.unit, people: ['nobody'] }),
    own: 200,
    foreign: 404,
    outside: (c) => ({ cycle: c.cycle, unit: c.otherUnit, people: ['nobody'] }),
  },
  'reports.lock': {
    // It is not locked: nothing changes.
    input: (c) => ({ cycle: c.cycle, unit: c.unit, locked: false, reason }),
    own: 200,
    foreign: 404,
    outside: (c) => ({ cycle: c.cycle, unit: c.otherUnit, locked: false, reason }),
  },
  'reports.prepare-attachment': writing(422, { file: unused, name: '附件.exe', size: 1 }),
  'reports.attach': writing(404, { file: unused }),
  'reports.detach': writing(200, { file: unused }),
  'reports.open-attachment': {
    input: (c, role) => ({ ...written(c, role), file: unused }),
    own: 404,
    foreign: 404,
    outside: (c, role) => ({ ...others(c, role === 'staff' ? c.otherPerson : 'team'), file: unused }),
  },
  'reports.own': { input: (c) => ({ cycle: c.cycle }), own: 200, foreign: 404 },
};
