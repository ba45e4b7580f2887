import type { Rank } from '#shared/policy/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import {
  flagLabels,
  honourLabels,
  partLabels,
  personGradeLabels,
  rankLabels,
  recommendationLabels,
  sourceLabels,
  statusLabels,
  teamGradeLabels,
} from './labels.ts';
import type { PersonResult, Result, TeamResult } from './result.ts';

export type SheetCell = string | number | null;

/** One sheet of a workbook as plain data. */
export interface ResultSheet {
  /** allowed as a sheet's name everywhere: at most 31 characters, none of `\ / ? * [ ] :` */
  name: string;
  headings: string[];
  rows: SheetCell[][];
}

/** What the sheets take from a dataset: the names of what a result tells by id. */
export interface SheetNames {
  units: readonly { id: string; name: string; category: string }[];
  people: readonly { id: string; name: string; rank: Rank }[];
  groups: readonly { id: string; name: string }[];
  policy: {
    categories: readonly {
      id: string;
      label: string;
      sections: readonly { indicators: readonly { id: string; label: string }[] }[];
    }[];
  };
}

/** A result as the sheets of a workbook, with Chinese headings and words: for the command line and for the pages. */
export function resultSheets(dataset: SheetNames, result: Result): ResultSheet[] {
  const names = namesOf(dataset);
  return [
    teamsSheet(names, dataset, result.teams, result),
    peopleSheet(names, dataset, result.people),
    poolsSheet(names, result),
    rewardsSheet(names, result),
    recommendationsSheet(names, result),
  ];
}

interface Names {
  unit: (id: string | null) => string | null;
  person: (id: string) => string;
  group: (id: string) => string;
}

function namesOf({ units, people, groups }: SheetNames): Names {
  const lookup = (list: readonly { id: string; name: string }[]) => {
    const byId = new Map(list.map(({ id, name }) => [id, name]));
    return (id: string) => byId.get(id) ?? id;
  };
  const unit = lookup(units);
  return { unit: (id) => (id === null ? null : unit(id)), person: lookup(people), group: lookup(groups) };
}

const word = (labels: Record<string, Bilingual>, key: string | null): SheetCell =>
  key === null ? null : (labels[key]?.zh ?? key);
const words = (labels: Record<string, Bilingual>, keys: readonly string[]): SheetCell =>
  keys.length === 0 ? null : keys.map((key) => labels[key]?.zh ?? key).join('、');

function teamsSheet(names: Names, dataset: SheetNames, teams: readonly TeamResult[], result: Result): ResultSheet {
  const categories = new Map(dataset.policy.categories.map(({ id, label }) => [id, label]));
  const categoryOf = new Map(dataset.units.map(({ id, category }) => [id, categories.get(category) ?? category]));
  const indicators = dataset.policy.categories.flatMap(({ sections }) => sections.flatMap((s) => s.indicators));
  const missingLabels = {
    ...Object.fromEntries(indicators.map(({ id, label }) => [id, { zh: label, en: label }])),
    ...partLabels,
  };
  const outcome = (unit: string) => {
    if (result.winners.includes(unit)) return '先进';
    if (result.eliminated.includes(unit)) return '末位淘汰';
    return result.eliminationTied.includes(unit) ? '末位并列待定' : null;
  };
  return {
    name: '班子',
    headings: [
      '单位编号',
      '单位',
      '类别',
      '业绩得分',
      '民主评议得分',
      '综合得分',
      '名次',
      '等次',
      '结果',
      '标记',
      '未计入的评议',
      '缺项',
    ],
    rows: teams.map((team) => [
      team.unit,
      names.unit(team.unit),
      categoryOf.get(team.unit) ?? null,
      team.performance,
      team.opinion,
      team.composite,
      team.rank,
      word(teamGradeLabels, team.grade),
      outcome(team.unit),
      words(flagLabels, team.flags),
      words(sourceLabels, team.leftOut),
      words(missingLabels, team.missing),
    ]),
  };
}

function peopleSheet(names: Names, dataset: SheetNames, people: readonly PersonResult[]): ResultSheet {
  const ranks = new Map(dataset.people.map(({ id, rank }) => [id, rank]));
  return {
    name: '人员',
    headings: [
      '人员编号',
      '姓名',
      '职级',
      '考核单位',
      '考核状态',
      '名额范围',
      '领导班子得分',
      '分管工作得分',
      '民主评议得分',
      '综合得分',
      '名次',
      '等次',
      '奖励',
      '奖金（元）',
      '计入晋升年限',
      '标记',
      '未计入的评议',
      '缺项',
    ],
    rows: people.map((person) => [
      person.id,
      names.person(person.id),
      word(rankLabels, ranks.get(person.id) ?? null),
      names.unit(person.appraisalUnit),
      word(statusLabels, person.status),
      person.pool,
      person.team,
      person.duty,
      person.opinion,
      person.composite,
      person.order,
      word(personGradeLabels, person.grade),
      word(honourLabels, person.honour),
      person.amount,
      person.countsForProgression ? '是' : '否',
      words(flagLabels, person.flags),
      words(sourceLabels, person.leftOut),
      words(partLabels, person.missing),
    ]),
  };
}

/** What spreadsheets hold in one cell. */
const mostInCell = 32_767;

function poolsSheet(names: Names, { pools, provisional }: Result): ResultSheet {
  const list = (ids: readonly string[]) => {
    const text = ids.map(names.person).join('、');
    if (text.length > mostInCell) return `共 ${ids.length} 人，名单见“人员”表`;
    return ids.length === 0 ? null : text;
  };
  return {
    name: '名额',
    headings: ['名额范围', '职级', '参加人数', '优秀名额', '优秀人员', '并列待定', '剩余名额', '备注'],
    rows: pools.map((pool) => [
      pool.id,
      word(rankLabels, pool.rank),
      pool.participants,
      pool.quota ?? '不限',
      list(pool.awarded),
      list(pool.undecided),
      pool.placesLeft,
      provisional.pools.includes(pool.id) ? '有人员缺综合得分，结果为暂定' : null,
    ]),
  };
}

function rewardsSheet(names: Names, { rewards, fund }: Result): ResultSheet {
  const byUnit = Object.keys(rewards.byUnit);
  return {
    name: '奖励',
    headings: ['项目', '编号', '单位', '金额（元）'],
    rows: [
      ...byUnit.map((unit) => ['年度考核奖励', unit, names.unit(unit), rewards.byUnit[unit]!]),
      ['年度考核奖励合计', null, null, rewards.total],
      ...fund.awards.map(({ id, unit, amount }) => [`奖励基金：${id}`, unit, names.unit(unit), amount]),
      ['奖励基金总额', null, null, fund.total],
    ],
  };
}

function recommendationsSheet(names: Names, { recommendations, recognition }: Result): ResultSheet {
  const recognised = recognition.flatMap(({ group, people, tied }) => [
    ...people.map((id) => ['群众满意干部', id, names.person(id), names.group(group)]),
    ...tied.map((id) => ['群众满意干部（并列待定）', id, names.person(id), names.group(group)]),
  ]);
  return {
    name: '建议',
    headings: ['建议', '人员编号', '姓名', '单位或考核组'],
    rows: [
      ...recommendations.map(({ kind, person, unit }) => [
        word(recommendationLabels, kind),
        person,
        names.person(person),
        names.unit(unit),
      ]),
      ...recognised,
    ],
  };
}
