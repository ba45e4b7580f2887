import { expect, it } from 'vitest';
import { openTenant } from '#shared/api/service.ts';
import { dropDraft, inputOf, keepDraft, newDraft, readDraft } from './open-draft.ts';

const store = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};
const filled = {
  ...newDraft(),
  fields: { name: ' 白河县 ', code: 'baihe', preset: '', admin: { login: 'admin', name: '王五' } },
};

it('keeps what was filled in, and forgets it', () => {
  const kept = store();
  expect(readDraft(kept)).toBeNull();
  keepDraft(kept, filled);
  expect(readDraft(kept)).toEqual(filled);
  dropDraft(kept);
  expect(readDraft(kept)).toBeNull();
});

it('takes what another version left behind for nothing', () => {
  const kept = store();
  for (const text of ['{', '{"name":"白河县"}', 'null']) {
    kept.setItem('kaoping.open-county', text);
    expect(readDraft(kept)).toBeNull();
  }
});

it('sends the same county each time, with another job', () => {
  const [one, two] = [inputOf(filled), inputOf(filled)];
  expect(openTenant.input.parse(one)).toMatchObject({ name: '白河县', preset: null, id: filled.id });
  expect(two).toEqual({ ...one, job: two.job });
  expect(two.job).not.toBe(one.job);
});
