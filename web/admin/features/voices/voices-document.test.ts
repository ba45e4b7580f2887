import { expect, test } from 'vitest';
import { everything } from './filter.ts';
import type { VoiceRow, Voices } from './use-voices.ts';
import { voicesDocument } from './voices-document.ts';

const row: VoiceRow = {
  ...{ id: 'a', version: '1', channel: '评议', date: '2026-12-18', text: '一\n二', said: 3, removed: null },
  about: {
    kind: 'people',
    people: [
      { id: 'p1', name: '赵志刚' },
      { id: 'p2', name: '钱为民' },
    ],
  },
  ...{ at: '2026-12-18T02:00:00Z', by: { user: 'u', name: '组员甲' } },
};
const voices: Voices = {
  ...{ channels: [], voices: [row], people: [], mayWrite: false, byUnit: false },
  interviews: { listed: 5, done: 4 },
};
const made = (wanted = everything, shown = [row]) =>
  voicesDocument({ voices, shown, wanted, unit: '桃江镇', year: 2026 });

test('it has every opinion with its lines, and nobody who said or wrote it', () => {
  const { title, about, rows, notes } = made();
  expect(title).toBe('桃江镇2026年度考核其他形式群众意见汇总表');
  expect(about).toEqual(['共 1 条', '另有个别谈话 4 人，由考核组单独记录。']);
  expect(rows).toEqual([
    { number: 1, channel: '评议', date: '2026-12-18', about: '赵志刚、钱为民', text: '一\n二', said: 3 },
  ]);
  expect(notes.join()).toContain('不计入考核得分');
  expect(JSON.stringify(made())).not.toContain('组员甲');
});

test('a part of them says which', () => {
  const { about } = made({ channel: '评议', about: '@p2', search: '路' }, []);
  expect(about).toEqual(['共 0 条（按条件选出：评议，钱为民，含“路”）']);
  expect(made({ ...everything, about: 'team' }).about[0]).toContain('领导班子');
});
