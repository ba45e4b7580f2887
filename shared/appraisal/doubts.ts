import type { Person } from '#shared/dataset/schema.ts';
import { addMonths } from '#shared/grading/add-months.ts';
import { type Hosting, placePerson, statusOf } from '#shared/grading/eligibility.ts';
import { type DatasetIndex, firstLevelUnit } from '#shared/grading/index-dataset.ts';
import { isHalfYear, mergeSpells, type Spell, totalDays } from '#shared/grading/spells.ts';
import { toDayNumber } from '#shared/policy/civil-date.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Bilingual } from '#shared/problem.ts';

/**
 * Cases that the rules of scoring.md §2 decide, and that people may see otherwise: the appraisal office looks at them
 * and, where it has to, decides on record. In the order in which they are told.
 */
export const doubtCodes = [
  'several-hosts-together',
  'secondment-near-bound',
  'leave-near-bound',
  'secondment-without-end',
  'leave-and-secondment',
  'hosts-overlap',
  'unnamed-bar',
  'probation-near-end',
  'awaiting-and-seconded',
] as const;
export type DoubtCode = (typeof doubtCodes)[number];

export interface Doubt {
  code: DoubtCode;
  text: Bilingual;
  /** the policy's field that the case turns on */
  field?: string;
}

/** What about a person the office should look at, by what the rules alone give. */
export function doubtsOf(index: DatasetIndex, person: Person): Doubt[] {
  const { hostings, computed } = placePerson(index, person);
  const { leaves, computed: standing } = statusOf(index, person);
  const { eligibility } = index.policy;
  const name = (unit: string): string => index.units.get(unit)?.name ?? unit;
  const own = firstLevelUnit(index, person.unit).id;
  // A secondment within one's own unit, and one that lies outside of the period, changes nothing.
  const hosts = hostings.filter(({ unit, spells }) => unit !== own && spells.length > 0);
  const near = (margin: number | null): boolean =>
    margin !== null && margin >= -eligibility.doubtDays && margin < eligibility.doubtDays;

  const doubts: (Doubt | null)[] = [
    together(index, hosts) ? severalHosts(hosts, name) : null,
    ...hosts
      .filter(({ unit, halfYear }) => (halfYear ? computed.unit === unit : computed.reason === 'own'))
      .filter(({ spells }) => near(marginOf(spells, eligibility, false)))
      .map(({ unit, days }) => nearBound(name(unit), days, eligibility.doubtDays)),
    near(marginOf(leaves, eligibility, eligibility.leaveBound === 'exclusive'))
      ? leaveNearBound(totalDays(leaves), eligibility.doubtDays)
      : null,
    ...hosts
      .filter(({ unit }) => isOpenEnded(index, person, unit))
      .map(({ unit }): Doubt => ({ code: 'secondment-without-end', text: withoutEnd(name(unit)) })),
    standing.reason === 'longLeave' && hosts.some(({ halfYear }) => halfYear) ? leaveAndSecondment : null,
    overlap(hosts) ? { code: 'hosts-overlap', text: overlapping } : null,
    ...unnamedBars(index.policy, person),
    isProbationNear(index, person) ? probationNear(person.probationUntil!, eligibility.doubtDays) : null,
    person.awaitingAssignment && secondedInPeriod(index, person)
      ? { code: 'awaiting-and-seconded', text: awaitingAndSeconded(name(computed.unit)) }
      : null,
  ];
  return doubts.filter((doubt) => doubt !== null);
}

/**
 * By how many days the merged spells are more (0 or above) or less than half a year, by the measure that is nearest to
 * reaching it; null without any. `exclusive`: half a year to the day is not enough yet (scoring.md §2, `leaveBound`).
 */
export function marginOf(
  merged: readonly Spell[],
  { halfYearMonths, halfYearDays }: Policy['eligibility'],
  exclusive: boolean,
): number | null {
  if (merged.length === 0) return null;
  const byMonths = merged.map(({ start, end }) => end + 1 - addMonths(start, halfYearMonths));
  const byDays = totalDays(merged) - halfYearDays;
  if (!exclusive) return Math.max(byDays, ...byMonths);
  return (merged.length === 1 ? byMonths[0]! : byDays) - 1;
}

/** at no host half a year, at all of them together yet. */
function together({ policy, period }: DatasetIndex, hosts: readonly Hosting[]): boolean {
  if (hosts.length < 2 || hosts.some(({ halfYear }) => halfYear)) return false;
  const all = mergeSpells(
    hosts.flatMap(({ spells }) => spells),
    period,
  );
  return isHalfYear(all, policy.eligibility);
}

function overlap(hosts: readonly Hosting[]): boolean {
  const spells = hosts.flatMap(({ spells: own }) => own).sort((a, b) => a.start - b.start);
  return spells.some((spell, i) => i > 0 && spell.start <= Math.max(...spells.slice(0, i).map(({ end }) => end)));
}

const isOpenEnded = (index: DatasetIndex, { secondments = [] }: Person, host: string): boolean =>
  secondments.some(
    ({ unit, from, to }) =>
      to === undefined && firstLevelUnit(index, unit).id === host && toDayNumber(from) <= index.period.end,
  );

const secondedInPeriod = ({ period }: DatasetIndex, { secondments = [] }: Person): boolean =>
  secondments.some(
    ({ from, to }) => toDayNumber(from) <= period.end && (to === undefined || toDayNumber(to) >= period.start),
  );

/** Ends as many days before the period's end, or after it, as would turn the outcome. */
function isProbationNear({ period, policy }: DatasetIndex, { probationUntil }: Person): boolean {
  if (probationUntil === undefined) return false;
  const { doubtDays } = policy.eligibility;
  const after = toDayNumber(probationUntil) - period.end;
  return after > -doubtDays && after <= doubtDays;
}

const unnamedBars = ({ eligibility: { barEffects } }: Policy, { bars = [] }: Person): Doubt[] =>
  [...new Set(bars.map(({ kind }) => kind))]
    .filter((kind) => !Object.hasOwn(barEffects, kind))
    .map((kind) => ({
      code: 'unnamed-bar',
      field: 'eligibility.barEffects',
      text: {
        zh: `受限情形“${kind}”在考核办法中没有列明，按最高“称职”处理。`,
        en: `The policy does not name the bar “${kind}”; it allows “competent” at most.`,
      },
    }));

const severalHosts = (hosts: readonly Hosting[], name: (unit: string) => string): Doubt => {
  const each = hosts.map(({ unit, days }) => ({ zh: `${name(unit)} ${days} 天`, en: `${name(unit)} ${days} days` }));
  return {
    code: 'several-hosts-together',
    field: 'eligibility.halfYearDays',
    text: {
      zh: `先后借调到几个单位（${each.map(({ zh }) => zh).join('，')}），各不满半年，合计满半年，按规则回原单位考核。`,
      en: `Seconded to several units (${each.map(({ en }) => en).join(', ')}): less than half a year at each, half a year in all; by rule the own unit appraises.`,
    },
  };
};

const nearBound = (host: string, days: number, within: number): Doubt => ({
  code: 'secondment-near-bound',
  field: 'eligibility.doubtDays',
  text: {
    zh: `借调到${host}共 ${days} 天，与半年的界限相差不超过 ${within} 天，请核对起止日期。`,
    en: `Seconded to ${host} for ${days} days, within ${within} days of half a year: check the dates.`,
  },
});

const leaveNearBound = (days: number, within: number): Doubt => ({
  code: 'leave-near-bound',
  field: 'eligibility.doubtDays',
  text: {
    zh: `请假共 ${days} 天，与半年的界限相差不超过 ${within} 天，请核对起止日期。`,
    en: `On leave for ${days} days, within ${within} days of half a year: check the dates.`,
  },
});

const withoutEnd = (host: string): Bilingual => ({
  zh: `借调到${host}没有止日，按借调到考核期末计算。`,
  en: `The secondment to ${host} has no end; it counts to the end of the period.`,
});

const leaveAndSecondment: Doubt = {
  code: 'leave-and-secondment',
  field: 'eligibility.leaveOutcome',
  text: {
    zh: '请假和借调都达到半年，请核对记录是否有误。',
    en: 'Both leave and secondment come to half a year: check the records.',
  },
};

const overlapping: Bilingual = {
  zh: '借调到两个以上单位的日期有重叠，请核对。',
  en: 'Secondments to different units overlap: check the dates.',
};

const probationNear = (until: string, within: number): Doubt => ({
  code: 'probation-near-end',
  field: 'eligibility.doubtDays',
  text: {
    zh: `试用期至 ${until}，与考核期末相差不超过 ${within} 天，请核对。`,
    en: `On probation until ${until}, within ${within} days of the end of the period: check the date.`,
  },
});

const awaitingAndSeconded = (unit: string): Bilingual => ({
  zh: `待安排期间另有借调，按规则由原单位${unit}考核。`,
  en: `Awaiting assignment and seconded as well; by rule the original unit, ${unit}, appraises.`,
});
