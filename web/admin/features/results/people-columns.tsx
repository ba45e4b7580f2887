import type { PersonResultRow } from '#shared/api/grading.ts';
import { flagLabels, honourLabels, partLabels, rankLabels, roleLabels, statusLabels } from '#shared/grading/labels.ts';
import type { Bilingual } from '#shared/problem.ts';
import { GradeTag } from '../../ui/grade-tag.tsx';
import type { Choice, Column } from '../../ui/table/column.ts';
import { personAddress } from '../why/address.ts';
import { WhyNumber } from '../why/why-number.tsx';
import { outcomeLabels, outcomes } from './labels.ts';
import { outcomeOf } from './outcome.ts';
import { labelOf, missingLabel } from './run-view.ts';
import type { RunView } from './run-view.ts';
import type { useResultTexts } from './texts.ts';

type Score = 'team' | 'duty' | 'opinion' | 'composite';

const choicesOf = (labels: Readonly<Record<string, Bilingual>>, say: (text: Bilingual) => string): Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label: say(label) }));

/** The columns that list people: everything of a result that can be filtered, sorted, exported. */
export function peopleColumns(
  view: RunView,
  t: ReturnType<typeof useResultTexts>,
  say: (text: Bilingual) => string,
  onChoose: (person: string) => void,
): Column<PersonResultRow>[] {
  const words = (labels: Readonly<Record<string, Bilingual>>, keys: readonly string[]) =>
    keys.map((key) => say(labelOf(labels, key))).join('、');
  const score = (part: Score, title: string, width = 92): Column<PersonResultRow> => ({
    key: part,
    title,
    width,
    align: 'right',
    value: (person) => person[part],
    render: (person) =>
      person[part] === null ? (
        '—'
      ) : (
        <WhyNumber address={personAddress(person.id, part)} value={person[part]} decimals={view.decimals} />
      ),
  });
  const groupOf = (person: PersonResultRow) => view.units.get(person.appraisalUnit)?.group ?? '';
  return [
    {
      key: 'name',
      title: t('name'),
      width: 116,
      value: (person) => person.name,
      render: (person) => (
        <button type="button" className="kp-link" onClick={() => onChoose(person.id)}>
          {person.name}
        </button>
      ),
    },
    {
      key: 'unit',
      title: t('unit'),
      width: 150,
      value: (person) => view.unitName(person.appraisalUnit),
      filter: {
        choices: view.result.units
          .filter((unit) => unit.level === 'first')
          .map(({ id, name }) => ({ value: id, label: name })),
        of: (person) => person.appraisalUnit,
      },
    },
    {
      key: 'group',
      title: t('group'),
      width: 120,
      hidden: true,
      value: (person) => view.groups.get(groupOf(person)) ?? null,
      filter: { choices: view.result.groups.map(({ id, name }) => ({ value: id, label: name })), of: groupOf },
    },
    {
      key: 'rank',
      title: t('rank'),
      width: 116,
      value: (person) => say(rankLabels[person.rank]),
      filter: { choices: choicesOf(rankLabels, say), of: (person) => person.rank },
    },
    {
      key: 'role',
      title: t('role'),
      width: 96,
      hidden: true,
      value: (person) => say(roleLabels[person.role]),
    },
    score('composite', say(labelOf(partLabels, 'composite'))),
    score('team', t('split.team'), 84),
    score('duty', t('split.duty'), 84),
    score('opinion', t('split.opinion'), 84),
    {
      key: 'order',
      title: t('order'),
      width: 72,
      align: 'right',
      value: (person) => person.order,
      render: (person) =>
        person.order === null ? (
          '—'
        ) : (
          <WhyNumber address={personAddress(person.id, 'order')} text={String(person.order)} />
        ),
    },
    {
      key: 'grade',
      title: t('grade'),
      width: 108,
      value: (person) => say(outcomeLabels[outcomeOf(person)]),
      sortBy: (person) => outcomes.indexOf(outcomeOf(person)),
      render: (person) => <GradeTag grade={person.status === 'appraised' ? person.grade : person.status} />,
      filter: {
        choices: outcomes.map((outcome) => ({ value: outcome, label: say(outcomeLabels[outcome]) })),
        of: outcomeOf,
      },
    },
    {
      key: 'status',
      title: t('status'),
      width: 128,
      hidden: true,
      value: (person) => say(statusLabels[person.status]),
      filter: { choices: choicesOf(statusLabels, say), of: (person) => person.status },
    },
    {
      key: 'flags',
      title: t('flags'),
      width: 112,
      value: (person) => words(flagLabels, person.flags) || null,
      filter: { choices: choicesOf(flagLabels, say), of: (person) => person.flags },
    },
    {
      key: 'missing',
      title: t('missing'),
      width: 128,
      value: (person) =>
        person.missing.map((part) => say(missingLabel(view, partLabels, person.appraisalUnit, part))).join('、') ||
        null,
    },
    {
      key: 'honour',
      title: t('honour'),
      width: 88,
      value: (person) => (person.honour ? say(honourLabels[person.honour]) : null),
    },
    {
      key: 'amount',
      title: t('amount'),
      width: 96,
      align: 'right',
      value: (person) => (person.amount > 0 ? person.amount : null),
      render: (person) =>
        person.amount > 0 ? (
          <WhyNumber address={personAddress(person.id, 'amount')} text={person.amount.toLocaleString('en-US')} />
        ) : null,
    },
    {
      key: 'counts',
      title: t('counts'),
      width: 120,
      hidden: true,
      value: (person) => (person.countsForProgression ? t('yes') : t('no')),
    },
    { key: 'id', title: 'ID', width: 96, hidden: true, value: (person) => person.id },
  ];
}
