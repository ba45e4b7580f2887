import { describe, expect, it } from 'vitest';
import { differencesOf, reasonOf, subjectOf } from './event-subject.ts';

describe('what the record says of an event', () => {
  it('names whom it is about', () => {
    expect(subjectOf({ id: 'p1', name: '王伟', reason: '调任' })).toBe('王伟');
    expect(subjectOf({ person: { id: 'p1', name: '李芳' }, reason: '退休' })).toBe('李芳');
    expect(subjectOf({ before: null, after: { id: 'g1', name: '第一考核组' } })).toBe('第一考核组');
    expect(subjectOf({ logins: ['a.1', 'a.2', 'a.3', 'a.4'] })).toBe('a.1、a.2、a.3 …（4）');
    expect(reasonOf({ reason: '县委通知' })).toBe('县委通知');
  });

  it('lists the fields that changed, and nothing where none is carried', () => {
    const data = { before: { post: '科长', rank: 'staff' }, after: { post: '副局长', rank: 'staff', phone: '139' } };
    expect(differencesOf(data)).toEqual([
      { field: 'post', before: '科长', after: '副局长' },
      { field: 'phone', before: '—', after: '139' },
    ]);
    expect(differencesOf({ id: 'p1' })).toBeNull();
  });
});
