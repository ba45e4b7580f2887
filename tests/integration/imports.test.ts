import { describe, expect, test } from 'vitest';
import type { RegisterPerson } from '#shared/api/units.ts';
import { exampleDataset } from '#shared/dataset/example.fixture.ts';
import { exportDataset } from '#shared/dataset/normal.ts';
import { parseDataset } from '#shared/dataset/parse.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { withService } from '#tests/service.ts';
import {
  cyclesOf,
  eventsOf,
  exampleNames,
  exported,
  fixture,
  got,
  graded,
  imported,
  importing,
  makeCounty,
  policiesOf,
  registerOf,
  type TestCounty,
} from './county.ts';

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
    expect(text).toBe(exportDataset(parseDataset(dataset).dataset!));
    const second = await makeCounty(held.service, '乙县');
    await imported(second, text);
    expect(await exported(second, dataset.cycle.id)).toBe(text);
  });

  test('the office’s decisions on people belong to the cycle, not to the register, and come back', async () => {
    const dataset = fixture<Dataset>('worked.dataset');
    const first = dataset.units.find(({ level }) => level === 'first')!;
    const [one, other] = dataset.people;
    one!.decision = { unit: first.id, reason: '实际在该单位工作' };
    other!.decision = { status: 'notAppraised', reason: '因公长期驻外' };
    const [county, empty] = [await makeCounty(held.service), await makeCounty(held.service)];
    await imported(county, dataset);
    const text = await exported(county, '2011');
    expect(text).toBe(exportDataset(parseDataset(dataset).dataset!));
    expect(JSON.parse(text)).toMatchObject({
      people: expect.arrayContaining([
        expect.objectContaining({ decision: { unit: first.id, reason: '实际在该单位工作' } }),
      ]),
    });
    const { person } = await got<{ person: object }>(county, `GET /api/units/${one!.unit}/people/${one!.id}`);
    expect(person).not.toHaveProperty('decision');
    await imported(empty, text);
    expect(await exported(empty, '2011')).toBe(text);
    expect((await imported(empty, text)).nothingNew).toBe(true);

    // Under a published result they stand.
    const run = await graded(county, '2011');
    await got(county, `POST /api/cycles/2011/runs/${run}/publication`, { reason: '公布' });
    delete one!.decision;
    const { problems, state } = await importing(county, dataset);
    expect(state).toBe('failed');
    expect(problems[0]?.message.zh).toContain('决定不能再改');
    expect(await exported(county, '2011')).toBe(text);
  });

  test('the same file again changes nothing and records nothing', async () => {
    const county = await makeCounty(held.service);
    const dataset = fixture<Dataset>('worked.dataset');
    const first = await imported(county, dataset);
    const [cycles, register, policies] = [await cyclesOf(county), await registerOf(county), await policiesOf(county)];
    const shuffled = { ...dataset, people: [...dataset.people].reverse(), opinions: [...dataset.opinions].reverse() };
    const again = await imported(county, shuffled);
    expect(again).toMatchObject({
      nothingNew: true,
      units: { added: 0, changed: 0, same: dataset.units.length },
      people: { added: 0, changed: 0, same: dataset.people.length },
      opinions: { added: 0, changed: 0, same: dataset.opinions.length, removed: 0 },
      policyVersion: first.policyVersion,
    });
    expect(await cyclesOf(county)).toEqual(cycles);
    expect(await registerOf(county)).toEqual(register);
    expect(await policiesOf(county)).toEqual(policies);
    expect((await eventsOf(county, 'register')).map(({ type }) => type)).toEqual(['import.applied']);
    expect((await eventsOf(county, 'cycle:2011')).map(({ type }) => type)).toEqual(['import.applied']);
    expect((await eventsOf(county, 'policy')).map(({ type }) => type)).toEqual(['policy.saved']);
  });

  describe('in a county with two cycles', () => {
    const laterYear = (): Dataset => {
      const dataset = fixture<Dataset>('worked.dataset');
      dataset.cycle = { ...dataset.cycle, id: '2012', year: 2012, periodStart: '2012-01-01', periodEnd: '2012-12-31' };
      dataset.people = dataset.people.slice(1).map((person) => ({
        ...person,
        history: [...(person.history ?? []), { year: 2011, grade: 'competent' }],
      }));
      dataset.opinions = dataset.opinions.filter(({ subject }) => dataset.people.some(({ id }) => id === subject.id));
      dataset.units[0]!.name = '改名';
      return dataset;
    };
    const all = async (county: TestCounty) => ({
      cycles: await cyclesOf(county),
      register: await registerOf(county),
      policies: await policiesOf(county),
    });

    test.each([['2011'], ['2012']])('the export of %s comes in again as nothing new', async (year) => {
      const county = await makeCounty(held.service);
      await imported(county, fixture('worked.dataset'));
      await imported(county, laterYear());
      // Nor does it take back what was edited since.
      const { version, people: _people, ...unit } = (await registerOf(county)).units[0]!;
      await got(county, `PUT /api/units/${unit.id}`, { version, unit: { ...unit, name: '又改名' }, reason: '改' });
      const before = await all(county);
      expect(await imported(county, await exported(county, year))).toMatchObject({
        nothingNew: true,
        people: { added: 0, changed: 0 },
        units: { added: 0, changed: 0 },
      });
      expect(await all(county)).toEqual(before);
    });

    test('the older year’s corrected file changes its cycle, and brings the register only whom it does not know', async () => {
      const county = await makeCounty(held.service);
      const older = fixture<Dataset>('worked.dataset');
      await imported(county, laterYear());
      const { register } = await all(county);
      const summary = await imported(county, older);
      const gone = older.people[0]!;
      expect(summary).toMatchObject({
        nothingNew: false,
        units: { added: 0, changed: 0, same: older.units.length },
        people: { added: 1, changed: 0, same: older.people.length - 1 },
      });
      const after = await registerOf(county);
      expect(after.people.filter(({ id }) => id !== gone.id)).toEqual(register.people);
      expect(after.units.find(({ id }) => id === older.units[0]!.id)?.name).toBe('改名');
      expect(await exported(county, '2011')).toBe(exportDataset(parseDataset(older).dataset!));
      expect(await exported(county, '2012')).toBe(exportDataset(parseDataset(laterYear()).dataset!));

      older.people[2]!.nominations = 7;
      expect(await imported(county, older)).toMatchObject({ nothingNew: false, people: { added: 0, changed: 0 } });
      expect(await registerOf(county)).toEqual(after);
      expect(await exported(county, '2011')).toBe(exportDataset(parseDataset(older).dataset!));
      expect((await imported(county, older)).nothingNew).toBe(true);
    });
  });

  test('with faults: every one is listed and nothing at all is written', async () => {
    const county = await makeCounty(held.service);
    const dataset = exampleDataset();
    dataset.people[1]!.unit = 'nowhere';
    dataset.performance[0]!.indicator = 'unheard-of';
    dataset.opinions[2]!.counts = { excellent: -1 };
    const job = await importing(county, dataset);
    expect(job.state).toBe('failed');
    expect(job.problems.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'opinions[2].counts.excellent too-small',
      'people[1].unit unknown-reference',
      'performance[0].indicator unknown-reference',
    ]);
    expect(await cyclesOf(county)).toEqual([]);
    expect((await registerOf(county)).units).toEqual([]);
    expect((await policiesOf(county)).versions).toEqual([]);
    expect(await eventsOf(county, 'register')).toEqual([]);
  });

  test('no JSON, no dataset, another cycle than the one asked for', async () => {
    const county = await makeCounty(held.service);
    expect((await importing(county, '{"format": ')).problems.map(({ code }) => code)).toEqual(['not-json']);
    expect((await importing(county, [])).problems.map(({ code }) => code)).toEqual(['wrong-type']);
    const other = await importing(county, exampleDataset(), { cycle: '2012' });
    expect(other.problems.map(({ path }) => path)).toEqual(['cycle.id']);
  });

  test('a changed file makes the cycle exactly the file; the register keeps who is not in it', async () => {
    const county = await makeCounty(held.service);
    await imported(county, exampleDataset());
    const next = exampleDataset();
    next.people = next.people.filter(({ id }) => id === 'p1').map((p) => ({ ...p, dutyRating: 91 }));
    next.opinions = next.opinions.slice(0, 1);
    next.performance[0]!.verified = 1060;
    expect(await imported(county, next)).toMatchObject({
      people: { added: 0, changed: 1, same: 0 },
      performance: { added: 0, changed: 1, same: 2, removed: 0 },
      opinions: { added: 0, changed: 0, same: 1, removed: 2 },
    });
    expect((await registerOf(county)).people.map(({ id }) => id).sort()).toEqual(['p1', 'p2']);
    expect((await cyclesOf(county))[0]).toMatchObject({ people: 1, opinionRows: 1, performanceRows: 3 });
    const cycle = await got<{ units: { id: string; behindRegister: boolean }[] }>(county, 'GET /api/cycles/2011');
    expect(cycle.units.filter((unit) => unit.behindRegister).map(({ id }) => id)).toEqual(['u2a']);
  });

  test('ids may be whatever a county writes: separators, dots, Chinese, words of the language', async () => {
    const names: Record<string, string> = {
      u1: '城关#镇',
      u2: 'a/b?c%23',
      u2a: 'constructor',
      p1: 'p.1 %',
      p2: 'toString',
    };
    const renamed = (text: string) =>
      text.replace(/"(u1|u2|u2a|p1|p2)"/g, (_, id: string) => JSON.stringify(names[id]));
    const dataset = JSON.parse(renamed(JSON.stringify(exampleDataset()))) as ReturnType<typeof exampleDataset>;
    dataset.cycle.id = '2011#上/1%';
    const county = await makeCounty(held.service);
    await imported(county, dataset);
    const text = await exported(county, dataset.cycle.id);
    expect(text).toBe(exportDataset(parseDataset(dataset).dataset!));
    const path = `/api/cycles/${encodeURIComponent(dataset.cycle.id)}`;
    const rows = await got<{ opinions: unknown[] }>(county, `GET ${path}/units/${encodeURIComponent(names.u1!)}`);
    expect(rows.opinions).toHaveLength(3);
    const run = await graded(county, dataset.cycle.id);
    const result = await got<{ people: { id: string }[] }>(county, `GET ${path}/runs/${run}`);
    expect(result.people.map(({ id }) => id)).toEqual(['p.1 %', 'toString']);
    const address = encodeURIComponent('p%2E1 %25.team');
    const { derivation } = await got<{ derivation: { id: string } }>(county, `GET ${path}/runs/${run}/why/${address}`);
    expect(derivation.id).toContain('team');
    await eventsOf(county, `cycle:${dataset.cycle.id}`);
  });

  test('a phone that the register knows stays there and does not get into the export', async () => {
    const county = await makeCounty(held.service);
    await imported(county, exampleDataset());
    const read = () => got<{ person: RegisterPerson; version: string }>(county, 'GET /api/units/u1/people/p1');
    const { person, version } = await read();
    const phoned = { ...person, phone: '13900000001' };
    await got(county, 'PUT /api/units/u1/people/p1', { version, person: phoned, reason: '补登电话' });
    const changed = exampleDataset();
    changed.people[0]!.dutyRating = 77;
    await imported(county, changed);
    expect((await read()).person).toMatchObject({ phone: '13900000001', dutyRating: 77 });
    expect(await exported(county, '2011')).not.toContain('13900000001');
  });
});

describe('the policy of a file', () => {
  test('is a new version once, and a later file that says the same runs on it', async () => {
    const county = await makeCounty(held.service);
    const first = await imported(county, exampleDataset());
    const later = exampleDataset();
    later.cycle = { ...later.cycle, id: '2012', year: 2012, periodStart: '2012-01-01', periodEnd: '2012-12-31' };
    const second = await imported(county, later);
    expect(second.policyVersion).toBe(first.policyVersion);
    expect((await policiesOf(county)).versions).toHaveLength(1);
  });

  test('remembers the preset that the file names', async () => {
    const county = await makeCounty(held.service);
    const dataset = exampleDataset();
    const { categories, fund } = dataset.policy;
    const policy = { preset: 'county-appraisal-2011', overrides: { categories, fund } };
    await imported(county, { ...dataset, policy });
    expect((await policiesOf(county)).versions).toMatchObject([{ preset: 'county-appraisal-2011', basedOn: null }]);
  });

  test('comes into force with this year’s cycle and not with an old one', async () => {
    const county = await makeCounty(held.service);
    const current = await imported(county, exampleDataset());
    const old = exampleDataset();
    old.cycle = { ...old.cycle, id: '2009', year: 2009, periodStart: '2009-01-01', periodEnd: '2009-12-31' };
    old.policy = { ...old.policy, title: '旧办法' };
    const archived = await imported(county, old);
    expect((await policiesOf(county)).current).toBe(current.policyVersion);
    const next = exampleDataset();
    next.cycle = { ...next.cycle, id: '2012', year: 2012, periodStart: '2012-01-01', periodEnd: '2012-12-31' };
    next.policy = { ...next.policy, title: '新办法' };
    const newest = await imported(county, next);
    const policies = await policiesOf(county);
    expect(policies.current).toBe(newest.policyVersion);
    expect(policies.versions.map(({ id, title }) => [id, title])).toEqual([
      [newest.policyVersion, '新办法'],
      [archived.policyVersion, '旧办法'],
      [current.policyVersion, '青山县年度考核办法'],
    ]);
  });
});
