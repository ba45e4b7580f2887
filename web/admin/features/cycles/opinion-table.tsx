import { useMemo } from 'react';
import type { readCycleUnit } from '#shared/api/appraisals.ts';
import { ballotsOf, marksIn } from '#shared/dataset/ballots-of.ts';
import { personGradeNames, selfGradeNames, sourceNames, teamGradeNames } from '#shared/policy/terms.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { Answer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useRegister } from '../../app/lookups.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { moment } from '../../ui/numbers.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { Provenance } from './provenance.tsx';
import { useTexts } from './texts.ts';

type Row = Answer<typeof readCycleUnit>['opinions'][number];

function gradesOf({ row }: Row): Readonly<Record<string, Bilingual>> {
  if (row.source === 'self') return selfGradeNames;
  return row.subject.kind === 'team' ? teamGradeNames : personGradeNames;
}

export function OpinionTable({ rows }: { rows: readonly Row[] }) {
  const t = useTexts();
  const say = useSay();
  const { register } = useRegister();
  // Where a ballot gives several marks there are fewer of them than the grades sum to.
  const hasBallots = rows.some(({ row }) => row.ballots !== undefined);
  const columns = useMemo((): Column<Row>[] => {
    const people = new Map(register?.data.people.map((person) => [person.id, person.name]));
    return [
      {
        key: 'subject',
        title: t('subject'),
        width: 150,
        value: ({ row }) =>
          row.subject.kind === 'team' ? t('subject.team') : (people.get(row.subject.id) ?? row.subject.id),
      },
      { key: 'source', title: t('source'), width: 120, value: ({ row }) => say(sourceNames[row.source]) },
      {
        key: 'counts',
        title: t('counts'),
        width: 380,
        value: (entry) =>
          Object.entries(gradesOf(entry))
            .map(([grade, name]) => `${say(name)} ${entry.row.counts[grade] ?? 0}`)
            .join('，'),
      },
      {
        key: 'total',
        title: t('total'),
        width: 80,
        align: 'right',
        value: ({ row }) => marksIn(row.counts),
      },
      ...(hasBallots
        ? [
            {
              key: 'ballots',
              title: t('ballots'),
              width: 80,
              align: 'right' as const,
              value: ({ row }: Row) => ballotsOf(row),
            },
          ]
        : []),
      {
        key: 'entered',
        title: t('entered'),
        width: 230,
        value: ({ from }) => `${moment(from.at)} ${from.by.name}`,
        render: ({ from }) => <Provenance from={from} />,
      },
    ];
  }, [t, say, register, hasBallots]);
  return (
    <DataTable
      id="opinions"
      label={t('opinions')}
      urlPrefix="o."
      rows={rows}
      columns={columns}
      rowKey={({ row }) => `${row.subject.kind} ${row.subject.id} ${row.source}`}
      empty={<EmptyState title={t('opinions.none')} hint={t('performance.hint')} />}
    />
  );
}
