import { describe, expect, it } from 'vitest';
import { mergeThreeWays } from './three-way.ts';

describe('mergeThreeWays', () => {
  const base = { name: '王伟', post: '科长', leaves: [{ kind: 'sick' }], phone: undefined as string | undefined };

  it('takes what only they changed and keeps what was changed here', () => {
    const { merged, changes } = mergeThreeWays(base, { ...base, post: '副局长' }, { ...base, name: '王炜' });
    expect(merged).toEqual({ name: '王炜', post: '副局长', leaves: [{ kind: 'sick' }] });
    expect(changes).toEqual([{ key: 'post', was: '科长', theirs: '副局长', mine: '科长', clash: false }]);
  });

  it('tells a clash where both changed a field, and keeps the one typed here', () => {
    const { merged, changes } = mergeThreeWays(base, { ...base, post: '副局长' }, { ...base, post: '局长' });
    expect(merged.post).toBe('局长');
    expect(changes.map(({ key, clash }) => [key, clash])).toEqual([['post', true]]);
  });

  it('sees no clash where both wrote the same, nor a change where one wrote an empty text for nothing', () => {
    const both = mergeThreeWays(base, { ...base, post: '局长' }, { ...base, post: '局长' });
    expect(both.changes).toMatchObject([{ key: 'post', clash: false }]);
    expect(mergeThreeWays(base, { ...base, phone: '' }, base).changes).toEqual([]);
  });

  it('compares lists by what they hold', () => {
    const theirs = { ...base, leaves: [{ kind: 'personal' }] };
    expect(mergeThreeWays(base, theirs, { ...base }).merged.leaves).toEqual([{ kind: 'personal' }]);
  });
});
