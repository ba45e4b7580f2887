import { Link, useParams } from 'react-router';
import { readQuestion } from '#shared/api/conduct/questions.ts';
import { useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { unitConductPath } from '../conduct/paths.ts';
import { cyclePath } from '../cycles/paths.ts';
import { QuestionState } from './question-state.tsx';
import './questions.css';
import { Reply } from './reply.tsx';
import { useTexts } from './texts.ts';
import { useSubject } from './use-subject.ts';

/** A question with everything that was said, and what can be said next. */
export function Component() {
  const t = useTexts();
  const { cycle = '', id = '' } = useParams();
  const { can } = useSession();
  const subjectOf = useSubject();
  const { data, error, refetch } = useOperation(readQuestion, { cycle, id });
  if (error) return <ErrorState error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  const { subject, state, overdue } = data;
  return (
    <>
      <PageHeader
        title={data.title}
        crumbs={[{ label: t('questions'), to: '/questions' }]}
        tag={<QuestionState state={state} overdue={overdue} />}
      />
      <div className="kp-stack">
        <section className="kp-card">
          <dl className="kp-facts">
            <dt>{t('cycle')}</dt>
            <dd>
              <Link to={cyclePath(cycle)}>{t('cycle.year', { year: data.year })}</Link>
            </dd>
            <dt>{t('about')}</dt>
            <dd>
              {subject.unit ? (
                <Link to={unitConductPath(cycle, subject.unit.id)}>{subjectOf(subject)}</Link>
              ) : (
                subjectOf(subject)
              )}
            </dd>
            <dt>{t('due')}</dt>
            <dd className={overdue ? 'kp-wrong' : undefined}>{data.due}</dd>
          </dl>
        </section>
        <section>
          <h2 className="kp-section-title">{t('thread')}</h2>
          <ol className="kp-plain-list kp-thread">
            {data.thread.map(({ kind, text, at, by }) => (
              <li key={at} className={`kp-card kp-said kp-said-${kind}`}>
                <p className="kp-row">
                  <strong>{t(`kind.${kind}`)}</strong>
                  <span className="kp-soft">{t('by', { at: moment(at), name: by.name })}</span>
                </p>
                <p className="kp-said-text">{text}</p>
              </li>
            ))}
          </ol>
        </section>
        {data.closed && <p className="kp-soft">{t('closed')}</p>}
        {!data.closed && <Reply key={data.version} question={data} />}
        {!data.closed && state === 'asked' && !can('question.answer') && <p className="kp-soft">{t('waiting')}</p>}
        {!data.closed && state === 'answered' && !can('question.ask') && (
          <p className="kp-soft">{t('waiting.supervisor')}</p>
        )}
      </div>
    </>
  );
}
