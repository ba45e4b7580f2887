import type { SampleCounty } from '../sample-county.ts';
import type { Sample } from '../samples.ts';

const unused = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ';
const date = '2026-01-02';

/** Something of a unit: the own one, a foreign county's, and the own county's other unit. */
const ofUnit = (own: number, rest: (county: SampleCounty) => Record<string, unknown> = () => ({})): Sample => ({
  input: (c) => ({ cycle: c.cycle, unit: c.unit, ...rest(c) }),
  own,
  foreign: 404,
  outside: (c) => ({ cycle: c.cycle, unit: c.otherUnit, ...rest(c) }),
});

export const readinessSamples: Record<string, Sample> = {
  'conduct.acknowledge-notice': ofUnit(422, () => ({ number: '999' })),
  'conduct.read-readiness': ofUnit(200),
  'conduct.save-leading-group': ofUnit(409, (c) => ({
    version: 'stale',
    members: [{ person: c.person, category: 'leaders' }],
  })),
  'conduct.save-guidance': ofUnit(409, () => ({
    id: unused,
    version: 'stale',
    date,
    participants: 1,
    summary: '测试',
  })),
  'conduct.save-form-receipt': ofUnit(409, () => ({
    ...{ id: unused, version: 'stale', date, receiver: '某人', sets: 1, forms: [] },
  })),
  'conduct.withdraw-readiness-record': ofUnit(404, () => ({
    ...{ kind: 'guidance', id: unused, version: 'stale', reason: '测试' },
  })),
  'conduct.check-readiness': ofUnit(422, () => ({ item: '没有的事项', done: true })),
  // Nobody names a unit here: the one that appraises the sender is found from their account.
  'conduct.raise-concern': { input: (c) => ({ cycle: c.cycle, id: unused, text: '' }), own: 422, foreign: 422 },
  'conduct.list-concerns': ofUnit(200),
};
