import { expect, test } from 'vitest';
import { publishedFixture } from '#shared/ballots/published.fixture.ts';
import { publishedPoll } from '#shared/ballots/published.ts';
import { digestOf, publishedFile } from './published-file.ts';

/** The same value with the attributes of every object the other way round, as a database may give them. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, turned(one)] as const);
  return Object.fromEntries(entries.toReversed()) as T;
}

test('of the same poll the file has the same bytes, however the database orders attributes', () => {
  const content = publishedFixture();
  expect(JSON.stringify(turned(content))).not.toBe(JSON.stringify(content));
  expect(digestOf(publishedFile(turned(content)))).toBe(digestOf(publishedFile(content)));
  expect(publishedPoll.parse(JSON.parse(new TextDecoder().decode(publishedFile(content))))).toEqual(content);
});
