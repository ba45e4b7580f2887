import type { Person } from '#shared/dataset/schema.ts';
import { addMonths } from '#shared/grading/add-months.ts';
import type { Hosting, Placement, Standing } from '#shared/grading/eligibility.ts';
import { type DatasetIndex, firstLevelUnit } from '#shared/grading/index-dataset.ts';
import { statusLabels } from '#shared/grading/labels.ts';
import { type Spell, totalDays } from '#shared/grading/spells.ts';
import { fromDayNumber } from '#shared/policy/civil-date.ts';
import type { Bilingual } from '#shared/problem.ts';

/**
 * Why the rules of scoring.md §2 place somebody where they do, as people write it: “3月1日至12月31日借调到桃江镇，共10个月，
 * 满半年，由桃江镇考核”. null where there is nothing to tell: the own first-level unit.
 */
export function placeReason(index: DatasetIndex, person: Person, { computed, hostings }: Placement): Bilingual | null {
  const name = (unit: string): string => index.units.get(unit)?.name ?? unit;
  const unit = name(computed.unit);
  const home = index.units.get(person.unit);
  if (computed.reason === 'awaitingAssignment')
    return { zh: `待安排，由原单位${unit}考核`, en: `awaiting assignment: appraised by the original unit, ${unit}` };
  const own = firstLevelUnit(index, person.unit).id;
  const away = hostings.filter((hosting) => hosting.unit !== own && hosting.spells.length > 0);
  if (computed.reason === 'secondment' && computed.unit !== own) {
    const host = hostings.find((hosting) => hosting.unit === computed.unit)!;
    const { zh, en } = hostText(index.period, host, unit);
    return { zh: `${zh}，满半年，由${unit}考核`, en: `${en}: half a year, so appraised by ${unit}` };
  }
  if (away.length > 0) {
    const texts = away.map((hosting) => hostText(index.period, hosting, name(hosting.unit)));
    const zh = texts.map((text) => text.zh).join('；');
    const en = texts.map((text) => text.en).join('; ');
    return { zh: `${zh}，不满半年，由原单位${unit}考核`, en: `${en}: less than half a year, so appraised by ${unit}` };
  }
  if (home?.level === 'secondary')
    return {
      zh: `${home.name}是二级单位，纳入主管部门${unit}考核`,
      en: `${home.name} is a secondary unit: appraised by ${unit}, which is above it`,
    };
  return null;
}

/** Why somebody is appraised or not, by the rules alone; null where nothing speaks against it. */
export function statusReason(index: DatasetIndex, person: Person, { computed, leaves }: Standing): Bilingual | null {
  const outcome = statusLabels[computed.status];
  if (computed.reason === 'probation')
    return {
      zh: `试用期至${person.probationUntil}，${outcome.zh}`,
      en: `on probation until ${person.probationUntil}: ${outcome.en}`,
    };
  if (leaves.length > 0) {
    const [dates, length] = [datesText(index.period, leaves), lengthText(leaves)];
    const zh = `${dates.zh}请假，${length.zh}`;
    const en = `on leave ${dates.en}, ${length.en}`;
    if (computed.reason === 'longLeave')
      return { zh: `${zh}，达到半年，${outcome.zh}`, en: `${en}: half a year, ${outcome.en}` };
    if (computed.reason === null)
      return { zh: `${zh}，不满半年，${outcome.zh}`, en: `${en}: less than half a year, ${outcome.en}` };
  }
  if (computed.reason === 'bar')
    return { zh: `有不定等次的处分或者立案情形，${outcome.zh}`, en: `a bar that allows no grade: ${outcome.en}` };
  return null;
}

function hostText(period: Spell, { spells }: Hosting, host: string): Bilingual {
  const dates = datesText(period, spells);
  const length = lengthText(spells);
  return { zh: `${dates.zh}借调到${host}，${length.zh}`, en: `seconded to ${host} ${dates.en}, ${length.en}` };
}

/** Without the year where the period lies in one, which everybody knows. */
function datesText(period: Spell, spells: readonly Spell[]): Bilingual {
  const withYear = fromDayNumber(period.start).slice(0, 4) !== fromDayNumber(period.end).slice(0, 4);
  const day = (at: number): string => {
    const [year, month, date] = fromDayNumber(at).split('-').map(Number);
    return `${withYear ? `${year}年` : ''}${month}月${date}日`;
  };
  return {
    zh: spells.map(({ start, end }) => `${day(start)}至${day(end)}`).join('、'),
    en: spells.map(({ start, end }) => `${fromDayNumber(start)} to ${fromDayNumber(end)}`).join(' and '),
  };
}

/** Whole months where one spell has them, days otherwise. */
function lengthText(spells: readonly Spell[]): Bilingual {
  const days = totalDays(spells);
  const months = spells.length === 1 ? wholeMonths(spells[0]!) : null;
  if (months !== null) return { zh: `共${months}个月`, en: months === 1 ? '1 month' : `${months} months` };
  return { zh: `共${days}天`, en: days === 1 ? '1 day' : `${days} days` };
}

function wholeMonths({ start, end }: Spell): number | null {
  for (let months = 1; addMonths(start, months) <= end + 1; months++)
    if (addMonths(start, months) === end + 1) return months;
  return null;
}
