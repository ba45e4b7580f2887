import { describe, expect, test } from 'vitest';
import type { CycleRow } from '#shared/api/appraisals.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { withService } from '#tests/service.ts';
import { ask, exampleNames, exported, fixture, got, imported, importing, makeCounty } from './county.ts';

const held = withService();

describe('a dataset', () => {
  test.each(exampleNames)('%s: imported, exported, imported into an empty county: the same export', async (name) => {
    const first = await makeCounty(held.service, '甲县');
    const dataset = fixture<Dataset>(`${name}.dataset`);
    const summary = await imported(first, dataset);
    expect(summary).toMatchObject({
      nothingNew: false,
      cycle: dataset.cycle.id,
      units: { added: dataset.units.length, changed: 0, same: 0 },
      people: { added: dataset.people.length, changed: 0, same: 0 },
      performance: { added: dataset.performance.length },
      opinions: { added: dataset.opinions.length },
    });
    const text = await exported(first, dataset.cycle.id);
    const second = await makeCounty(held.service, '乙县');
    await imported(second, text);
    expect(await exported(second, dataset.cycle.id)).toBe(text);
  });
});
