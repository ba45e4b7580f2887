import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { listQuestions, type QuestionRow } from '#shared/api/conduct/questions.ts';
import { questionStates } from '#shared/appraisal/questions.ts';
import { useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { AskButton } from './ask-button.tsx';
import { questionPath } from './paths.ts';
import { QuestionState } from './question-state.tsx';
import './questions.css';
import { useTexts } from './texts.ts';
import { useSubject } from './use-subject.ts';

/** Every cycle's questions: what waits for an answer first, the soonest due at the top. */
export function Component() {
  const t = useTexts();
  const { can } = useSession();
  const [params, setParams] = useSearchParams();
  const list = useOperation(listQuestions, {});
  const columns = useColumns();
  const rows = useMemo(() => (list.data?.questions ?? []).toSorted(byUrgency), [list.data]);
  const isAsking = params.get('ask') === '1';
  const ask = can('question.ask') && (
    <AskButton
      primary
      open={isAsking}
      onClose={() => {
        if (isAsking) setParams({}, { replace: true });
      }}
    />
  );
  return (
    <>
      <PageHeader title={t('questions')} hint={t('hint')} extra={ask} />
      {list.error && <ErrorState error={list.error} retry={() => list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && (
        <DataTable
          id="questions"
          label={t('questions')}
          rows={rows}
          columns={columns}
          rowKey={({ cycle, id }) => `${cycle} ${id}`}
          empty={<EmptyState title={t('empty')} hint={t('empty.hint')} />}
        />
      )}
    </>
  );
}

const order: readonly QuestionRow['state'][] = questionStates;
const byUrgency = (a: QuestionRow, b: QuestionRow): number =>
  order.indexOf(a.state) - order.indexOf(b.state) ||
  (a.state === 'asked' ? a.due.localeCompare(b.due) : b.changedAt.localeCompare(a.changedAt));

function useColumns(): Column<QuestionRow>[] {
  const t = useTexts();
  const subjectOf = useSubject();
  return useMemo(
    () => [
      {
        key: 'title',
        title: t('title'),
        width: 300,
        value: ({ title }) => title,
        render: ({ cycle, id, title }) => <Link to={questionPath(cycle, id)}>{title}</Link>,
      },
      {
        key: 'state',
        title: t('state'),
        width: 170,
        value: ({ state, overdue }) => (overdue ? `${t(`state.${state}`)} ${t('overdue')}` : t(`state.${state}`)),
        render: ({ state, overdue }) => <QuestionState state={state} overdue={overdue} />,
        filter: {
          choices: [
            ...questionStates.map((state) => ({ value: state as string, label: t(`state.${state}`) })),
            { value: 'overdue', label: t('overdue') },
          ],
          of: ({ state, overdue }) => (overdue ? [state, 'overdue'] : state),
        },
      },
      {
        key: 'due',
        title: t('due'),
        width: 120,
        value: ({ state, due }) => (state === 'asked' ? due : null),
      },
      { key: 'about', title: t('about'), width: 240, value: ({ subject }) => subjectOf(subject) },
      { key: 'cycle', title: t('cycle'), width: 110, value: ({ year }) => t('cycle.year', { year }) },
      {
        key: 'asked',
        title: t('asked.by'),
        width: 220,
        value: ({ askedAt, askedBy }) => t('by', { at: moment(askedAt), name: askedBy.name }),
        sortBy: ({ askedAt }) => askedAt,
      },
      {
        key: 'changed',
        title: t('changed'),
        width: 150,
        value: ({ changedAt }) => moment(changedAt),
        sortBy: ({ changedAt }) => changedAt,
      },
    ],
    [t, subjectOf],
  );
}
