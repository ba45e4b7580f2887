import { isCivilDate } from '#shared/policy/civil-date.ts';
import { isRecord } from '#shared/policy/merge.ts';
import { personGrades, selfGrades, teamGrades } from '#shared/policy/schema.ts';
import type { Problem } from '#shared/problem.ts';

/**
 * The faults of scoring.md §1 that no single field shows: references, duplicates, dates, ranges, the tree of units, rows
 * in the wrong place, nominees beyond the limit. Works on raw input: what has the wrong type is passed over here, since
 * the schema reports it, and everything that can be read is checked, so that one pass lists every fault.
 */
export function datasetProblems(dataset: Row): Problem[] {
  const check = new Check(dataset);
  check.run();
  return check.problems;
}

type Row = Record<string, unknown>;

const rows = (value: unknown): [Row, number][] =>
  Array.isArray(value) ? value.flatMap((row, i): [Row, number][] => (isRecord(row) ? [[row, i]] : [])) : [];
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const record = (value: unknown): Row => (isRecord(value) ? value : {});

function scaleOf(kind: unknown, source: unknown): readonly string[] {
  if (source === 'self') return selfGrades;
  return kind === 'team' ? teamGrades : personGrades;
}

class Check {
  readonly problems: Problem[] = [];
  readonly #dataset: Row;
  readonly #groups: Set<string>;
  readonly #units = new Map<string, Row>();
  readonly #people = new Set<string>();
  /** false where the policy has no list of categories to look anything up in */
  readonly #hasCategories: boolean;
  readonly #categories = new Map<string, Set<string>>();
  readonly #indicators = new Set<string>();

  constructor(dataset: Row) {
    this.#dataset = dataset;
    this.#groups = new Set(rows(dataset.groups).flatMap(([group]) => text(group.id) ?? []));
    for (const [unit] of rows(dataset.units)) {
      const id = text(unit.id);
      if (id !== undefined && !this.#units.has(id)) this.#units.set(id, unit);
    }
    for (const [person] of rows(dataset.people)) this.#people.add(text(person.id) ?? '');
    this.#hasCategories = Array.isArray(record(dataset.policy).categories);
    for (const [category] of rows(record(dataset.policy).categories)) {
      const own = new Set<string>();
      for (const [section] of rows(category.sections)) {
        for (const [indicator] of rows(section.indicators)) own.add(text(indicator.id) ?? '');
      }
      for (const id of own) this.#indicators.add(id);
      this.#categories.set(text(category.id) ?? '', own);
    }
  }

  run(): void {
    const { cycle, groups, units, people, performance, opinions } = this.#dataset;
    this.#range(record(cycle), 'cycle', 'periodStart', 'periodEnd');
    this.#distinct(groups, 'groups', ['id']);
    this.#distinct(units, 'units', ['id']);
    this.#distinct(people, 'people', ['id']);
    this.#distinct(performance, 'performance', ['unit', 'indicator']);
    for (const [unit, i] of rows(units)) this.#unit(unit, `units[${i}]`);
    for (const [person, i] of rows(people)) this.#person(person, `people[${i}]`);
    this.#nominees();
    for (const [row, i] of rows(performance)) this.#performance(row, `performance[${i}]`);
    const seen = new Set<string>();
    for (const [row, i] of rows(opinions)) this.#opinion(row, `opinions[${i}]`, seen);
  }

  #report(path: string, code: string, zh: string, en: string): void {
    this.problems.push({ path, code, message: { zh, en } });
  }

  #distinct(list: unknown, path: string, keys: string[]): void {
    const seen = new Set<string>();
    for (const [row, i] of rows(list)) {
      const values = keys.map((key) => text(row[key]));
      if (values.some((value) => value === undefined)) continue;
      // Not joined by a character, which an id may contain.
      const key = JSON.stringify(values);
      if (seen.has(key)) {
        const what = values.join(' / ');
        if (keys.length === 1)
          this.#report(
            `${path}[${i}].id`,
            'duplicate-id',
            `编号“${what}”重复。`,
            `The id “${what}” stands here twice.`,
          );
        else
          this.#report(
            `${path}[${i}]`,
            'duplicate-row',
            `“${what}”已有一行，不能重复。`,
            `There is a row for “${what}” already.`,
          );
      }
      seen.add(key);
    }
  }

  #unknown(path: string, id: string, what: string, thing: string): void {
    this.#report(path, 'unknown-reference', `${what}“${id}”不存在。`, `There is no ${thing} “${id}”.`);
  }

  #unitReference(value: unknown, path: string): Row | undefined {
    const id = text(value);
    if (id === undefined) return undefined;
    const unit = this.#units.get(id);
    if (!unit) this.#unknown(path, id, '单位', 'unit');
    return unit;
  }

  #date(row: Row, key: string, path: string): string | undefined {
    const date = text(row[key]);
    if (date === undefined || isCivilDate(date)) return date;
    this.#report(
      `${path}.${key}`,
      'no-such-date',
      `日期“${date}”不存在，应为 YYYY-MM-DD 形式的日历日期。`,
      `“${date}” is not a date of the calendar (YYYY-MM-DD).`,
    );
    return undefined;
  }

  #range(row: Row, path: string, from: string, to: string): void {
    const start = this.#date(row, from, path);
    const end = this.#date(row, to, path);
    if (start === undefined || end === undefined || start <= end) return;
    this.#report(
      `${path}.${to}`,
      'ends-before-start',
      `止于 ${end}，早于起始日期 ${start}。`,
      `Ends on ${end}, before it starts on ${start}.`,
    );
  }

  #unit(unit: Row, path: string): void {
    const category = text(unit.category);
    if (category !== undefined && this.#hasCategories && !this.#categories.has(category)) {
      this.#unknown(`${path}.category`, category, '类别', 'category');
    }
    const group = text(unit.group);
    if (group !== undefined && !this.#groups.has(group)) this.#unknown(`${path}.group`, group, '考核组', 'group');
    this.#unitReference(unit.parent, `${path}.parent`);
    this.#years(unit.history, `${path}.history`);
    this.#ancestry(unit, path);
  }

  /** A cycle is told at each unit on it; a secondary unit that reaches no first-level unit for another reason at itself. */
  #ancestry(unit: Row, path: string): void {
    const seen = new Set<string>();
    let reaches = unit.level !== 'secondary';
    let current: Row | undefined = unit;
    while (current) {
      const id = text(current.id) ?? '';
      if (seen.has(id)) break;
      seen.add(id);
      if (current.level === 'first') reaches = true;
      const parent = text(current.parent);
      if (parent === undefined) break;
      if (parent === text(unit.id)) {
        const way = [...seen, parent].join(' → ');
        return this.#report(
          `${path}.parent`,
          'cycle-of-parents',
          `上级单位循环：${way}。`,
          `The parents run in a circle: ${way}.`,
        );
      }
      current = this.#units.get(parent);
      if (!current) return;
    }
    if (reaches) return;
    const id = text(unit.id) ?? '';
    this.#report(
      `${path}.parent`,
      'no-first-level-unit',
      `二级单位“${id}”没有一级主管单位。`,
      `The secondary unit “${id}” has no first-level unit above it.`,
    );
  }

  #years(history: unknown, path: string): void {
    const seen = new Set<unknown>();
    for (const [entry, i] of rows(history)) {
      if (seen.has(entry.year)) {
        this.#report(
          `${path}[${i}].year`,
          'duplicate-row',
          `${String(entry.year)} 年已有一条记录。`,
          `There is a record of ${String(entry.year)} already.`,
        );
      }
      seen.add(entry.year);
    }
  }

  #person(person: Row, path: string): void {
    this.#unitReference(person.unit, `${path}.unit`);
    this.#unitReference(record(person.awaitingAssignment).originalUnit, `${path}.awaitingAssignment.originalUnit`);
    this.#date(person, 'probationUntil', path);
    this.#years(person.history, `${path}.history`);
    for (const [leave, i] of rows(person.leaves)) this.#range(leave, `${path}.leaves[${i}]`, 'from', 'to');
    for (const [spell, i] of rows(person.secondments)) {
      this.#unitReference(spell.unit, `${path}.secondments[${i}].unit`);
      this.#range(spell, `${path}.secondments[${i}]`, 'from', 'to');
    }
    if (person.decision !== undefined) this.#decision(record(person.decision), `${path}.decision`);
    // An indicator of another category is no fault here: it does not count (scoring.md §5).
    for (const [duty, i] of rows(person.duties)) {
      const indicator = text(duty.indicator);
      if (indicator === undefined || !this.#hasCategories || this.#indicators.has(indicator)) continue;
      this.#unknown(`${path}.duties[${i}].indicator`, indicator, '指标', 'indicator');
    }
  }

  #decision(decision: Row, path: string): void {
    const unit = this.#unitReference(decision.unit, `${path}.unit`);
    if (unit?.level === 'secondary') {
      this.#report(
        `${path}.unit`,
        'secondary-unit',
        `“${text(decision.unit)}”是二级单位，只能决定在一级单位考核。`,
        `“${text(decision.unit)}” is a secondary unit: people are appraised in first-level units.`,
      );
    }
    if (decision.unit !== undefined || decision.status !== undefined) return;
    this.#report(
      path,
      'nothing-decided',
      '考评办的决定须写明考核单位或者考核状态。',
      'A decision names the unit of appraisal, the status, or both.',
    );
  }

  #nominees(): void {
    const perUnit = record(record(this.#dataset.policy).recognition).perUnit;
    if (typeof perUnit !== 'number') return;
    const counts = new Map<string, number>();
    for (const [person, i] of rows(this.#dataset.people)) {
      if (person.satisfactionNominee !== true) continue;
      const [unit, rank] = [text(person.unit) ?? '', text(person.rank) ?? ''];
      const key = JSON.stringify([unit, rank]);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count <= perUnit) continue;
      const zh = rank === 'cadre' ? '科级干部' : '一般干部职工';
      this.#report(
        `people[${i}].satisfactionNominee`,
        'too-many-nominees',
        `单位“${unit}”推荐的群众满意干部（${zh}）已是第 ${count} 名，最多 ${perUnit} 名。`,
        `This is nominee ${count} of rank ${rank} of unit “${unit}”: at most ${perUnit}.`,
      );
    }
  }

  #performance(row: Row, path: string): void {
    const unit = this.#unitReference(row.unit, `${path}.unit`);
    if (unit?.level === 'secondary') {
      const id = text(row.unit) ?? '';
      this.#report(
        `${path}.unit`,
        'secondary-unit',
        `“${id}”是二级单位，不单独填报实绩。`,
        `“${id}” is a secondary unit: it has no rows of its own.`,
      );
    }
    const indicator = text(row.indicator);
    if (indicator === undefined || !this.#hasCategories) return;
    if (!this.#indicators.has(indicator)) return this.#unknown(`${path}.indicator`, indicator, '指标', 'indicator');
    const category = text(unit?.category) ?? '';
    if (this.#categories.get(category)?.has(indicator) ?? true) return;
    this.#report(
      `${path}.indicator`,
      'indicator-of-another-category',
      `指标“${indicator}”不属于该单位所在的类别“${category}”。`,
      `The indicator “${indicator}” is not one of this unit's category “${category}”.`,
    );
  }

  #opinion(row: Row, path: string, seen: Set<string>): void {
    const subject = record(row.subject);
    const id = text(subject.id);
    if (id !== undefined) this.#subject(subject.kind, id, path);
    const key = JSON.stringify([subject.kind, id, row.source]);
    if (seen.has(key)) {
      this.#report(
        path,
        'duplicate-row',
        `“${id}”的同一评价来源（${String(row.source)}）已有一行。`,
        `There is a row for “${id}” and the source ${String(row.source)} already.`,
      );
    }
    seen.add(key);
    const scale = scaleOf(subject.kind, row.source);
    for (const grade of Object.keys(record(row.counts))) {
      if (scale.includes(grade)) continue;
      this.#report(
        `${path}.counts.${grade}`,
        'grade-outside-scale',
        `“${grade}”不是此处的等次（${scale.join('、')}）。`,
        `“${grade}” is not a grade of this scale (${scale.join(', ')}).`,
      );
    }
    this.#ballots(row, path);
  }

  /** Every ballot that counts gave a mark. */
  #ballots({ ballots, counts }: Row, path: string): void {
    const given = Object.values(record(counts));
    if (typeof ballots !== 'number' || !given.every((count) => typeof count === 'number')) return;
    const marks = given.reduce((sum, count) => sum + count, 0);
    if (ballots <= marks) return;
    this.#report(
      `${path}.ballots`,
      'more-ballots-than-marks',
      `票数 ${ballots} 多于各等次的评价之和 ${marks}。`,
      `${ballots} ballots, but the grades sum to ${marks}: each ballot gives one at least.`,
    );
  }

  #subject(kind: unknown, id: string, path: string): void {
    if (kind === 'person' && !this.#people.has(id)) this.#unknown(`${path}.subject.id`, id, '人员', 'person');
    if (kind !== 'team') return;
    const unit = this.#unitReference(id, `${path}.subject.id`);
    if (unit?.level !== 'secondary') return;
    this.#report(
      `${path}.subject.id`,
      'secondary-unit',
      `“${id}”是二级单位，不作为领导班子测评。`,
      `“${id}” is a secondary unit: it is no team.`,
    );
  }
}
