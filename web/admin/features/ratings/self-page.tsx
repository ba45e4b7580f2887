import { useParams } from 'react-router';
import { readSelfRating } from '#shared/api/ballots/ratings.ts';
import { type Answer, useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useCycleCrumbs } from '../conduct/crumbs.ts';
import { Guidance } from './guidance.tsx';
import './ratings.css';
import { SelfForm } from './self-form.tsx';
import { SelfGrade } from './self-grade.tsx';
import { SelfSections } from './self-sections.tsx';
import { useTexts } from './texts.ts';

export type OwnRating = Answer<typeof readSelfRating>;

/** One's own self-rating 自我估评: to fill in, and then to read; revised once the group has said something. */
export function Component() {
  const t = useTexts();
  const { cycle = '' } = useParams();
  const { can } = useSession();
  const crumbs = useCycleCrumbs(cycle);
  const mayOwn = can('ballot.own');
  const own = useOperation(readSelfRating, { cycle }, { enabled: mayOwn });
  if (own.error?.code === 'not-found') return <MissingState title={t('self')} crumbs={crumbs} />;
  if (own.error) return <ErrorState error={own.error} retry={() => void own.refetch()} />;
  if (mayOwn && !own.data) return <Loading />;
  const asked = own.data?.asked === true || (own.data?.rating ?? null) !== null;
  return (
    <>
      <PageHeader title={t('self')} crumbs={crumbs} {...(asked && { hint: t('self.hint') })} />
      {own.data && asked ? (
        <Rating cycle={cycle} own={own.data} />
      ) : (
        <EmptyState title={t('self.notAsked')} hint={t('self.notAsked.hint')} />
      )}
    </>
  );
}

function Rating({ cycle, own }: { cycle: string; own: OwnRating }) {
  const t = useTexts();
  const say = useSay();
  const { guidance, rating, mayChange, whyNot, sections, version } = own;
  return (
    <div className="kp-stack kp-rating-page">
      {guidance.length > 0 && (
        <section className="kp-card kp-stack kp-guidance">
          <h2>{t('self.guidance')}</h2>
          <Guidance of={guidance} />
          {mayChange && <p className="kp-soft">{t('self.guidance.hint')}</p>}
        </section>
      )}
      {!mayChange && rating && (
        <section className="kp-card kp-stack">
          <div className="kp-row">
            <h2>{t('self.grade')}</h2>
            <SelfGrade grade={rating.grade} />
            <span className="kp-soft">{t('self.at', { at: moment(rating.at) })}</span>
          </div>
          <SelfSections heads={sections} texts={rating.sections} />
        </section>
      )}
      {!mayChange && whyNot && <p className="kp-note">{say(whyNot.message)}</p>}
      {mayChange && <SelfForm key={version} cycle={cycle} own={own} />}
    </div>
  );
}
