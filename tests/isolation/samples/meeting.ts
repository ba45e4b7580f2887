import type { Sample } from '../samples.ts';
import type { SampleCounty } from '../sample-county.ts';

const place = (c: SampleCounty) => ({ cycle: c.cycle, unit: c.unit });
const other = (c: SampleCounty) => ({ cycle: c.cycle, unit: c.otherUnit });
const unused = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ';

/** The same with more in it, for the own unit and for another. */
const sample = (own: number, more: (c: SampleCounty) => Record<string, unknown> = () => ({})): Sample => ({
  input: (c) => ({ ...place(c), ...more(c) }),
  own,
  foreign: 404,
  outside: (c) => ({ ...other(c), ...more(c) }),
});

const slot = { date: '2026-03-03', from: '09:00', to: '11:00', place: '会议室' };
const reason = '测试';

export const meetingSamples: Record<string, Sample> = {
  'conduct.read-meeting': sample(200),
  'conduct.read-roster': sample(200),
  'conduct.list-speakers': sample(200),
  'conduct.propose-meeting': sample(409, () => ({ slot, number: 99 })),
  'conduct.confirm-meeting': sample(409, () => ({ number: 99 })),
  'conduct.cancel-meeting': sample(409, () => ({ number: 99, reason })),
  'conduct.add-participants': sample(422, () => ({
    category: '没有这一类',
    people: [{ id: unused, name: '某人', note: '' }],
  })),
  'conduct.remove-participant': sample(404, () => ({ participant: unused })),
  'conduct.submit-roster': sample(409, () => ({ seen: 9999 })),
  'conduct.reopen-roster': sample(422, () => ({ reason })),
  'conduct.mark-attendance': sample(200, () => ({
    marks: [{ participant: unused, to: 'present', reason: null, saw: 'unmarked' }],
  })),
  'conduct.set-chair': sample(404, () => ({ kind: 'user', id: unused, reason })),
  'conduct.move-agenda': sample(422, () => ({ item: '1', action: 'end', speaker: null })),
  'conduct.save-minutes': sample(422, () => ({ text: '', version: 99 })),
  'conduct.call-for-oral': sample(404, () => ({ person: unused, called: true })),
  'conduct.record-oral': sample(422, () => ({ person: unused, seconds: 60, version: 99 })),
  'conduct.close-meeting': sample(422),
  'conduct.reopen-meeting': sample(422, () => ({ reason })),
  'conduct.nominate': sample(422, () => ({ people: [], reason: null })),
};
