import type { Sample } from '../samples.ts';
import type { SampleCounty } from '../sample-county.ts';
import { emptyRecord } from '#shared/appraisal/interview-record.ts';

const unused = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ';
const unit = (c: SampleCounty) => ({ cycle: c.cycle, unit: c.unit });
const otherUnit = (c: SampleCounty) => ({ cycle: c.cycle, unit: c.otherUnit });

/** Refused for what is asked of a unit in reach, not found where it lies outside. */
const refused = (own: number, more: (c: SampleCounty) => Record<string, unknown>): Sample => ({
  input: (c) => ({ ...unit(c), ...more(c) }),
  ...{ own, foreign: 404 },
  outside: (c) => ({ ...otherUnit(c), ...more(c) }),
});
const notThere = (more: Record<string, unknown> = {}): Sample => refused(404, () => ({ interview: unused, ...more }));
const [version, record] = [1, emptyRecord];

export const interviewsSamples: Record<string, Sample> = {
  'conduct.read-interviews': { input: unit, own: 200, foreign: 404, outside: otherUnit },
  'conduct.list-interviewees': refused(422, (c) => ({
    entries: [{ id: unused, person: c.person, name: '', post: '', category: '没有的类别' }],
  })),
  'conduct.plan-interview': notThere({ version, plan: null }),
  'conduct.withdraw-interview': notThere({ version }),
  'conduct.read-interview': notThere(),
  'conduct.save-interview': notThere({ version, record }),
  'conduct.finish-interview': notThere({ version, record }),
  'conduct.reopen-interview': notThere({ version }),
  'conduct.raise-interview-cap': refused(422, () => ({ max: 1, reason: '测试' })),
  'conduct.close-interviews': refused(422, () => ({})),
  'conduct.reopen-interviews': refused(422, () => ({ reason: '测试' })),
  'conduct.save-inquiry': refused(404, (c) => ({ person: c.person, version: 0, text: '测试' })),
};
