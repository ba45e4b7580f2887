import type { Sample } from '../samples.ts';
import type { SampleCounty } from '../sample-county.ts';

const unit = (c: SampleCounty) => ({ cycle: c.cycle, unit: c.unit });
const otherUnit = (c: SampleCounty) => ({ cycle: c.cycle, unit: c.otherUnit });

const sample = (own: number, more: Record<string, unknown>): Sample => ({
  input: (c) => ({ ...unit(c), ...more }),
  ...{ own, foreign: 404 },
  outside: (c) => ({ ...otherUnit(c), ...more }),
});
const report = { subject: 'team' };

export const papersSamples: Record<string, Sample> = {
  'conduct.read-papers': sample(200, {}),
  'conduct.read-paper': sample(200, report),
  'conduct.read-materials': sample(200, {}),
  'conduct.save-paper': sample(422, {
    ...report,
    version: 0,
    parts: [{ kind: 'sections', title: '没有的项目', text: '' }],
  }),
  'conduct.finish-paper': sample(409, { ...report, version: 9 }),
  'conduct.reopen-paper': sample(409, { ...report, version: 9, reason: '测试' }),
};
