import { readSelfRating } from '#shared/api/ballots/ratings.ts';
import { useOperation } from '../../app/api.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { moment } from '../../ui/numbers.ts';
import { selfRatingPath } from '../ratings/paths.ts';
import { useTexts } from './texts.ts';

/** The reader's own self-rating, where they are asked for one: it belongs to the same assessment. */
export function SelfLine({ cycle }: { cycle: string }) {
  const t = useTexts();
  const own = useOperation(readSelfRating, { cycle });
  if (!own.data || (!own.data.asked && !own.data.rating)) return null;
  const { rating, guidance, mayChange } = own.data;
  const isGuided = mayChange && rating !== null && guidance.length > 0;
  const words = isGuided ? t('self.guided') : rating ? t('self.done', { at: moment(rating.at) }) : t('self.open');
  return (
    <section className="kp-card kp-row">
      <h2>{t('self')}</h2>
      <span className={rating && !isGuided ? 'kp-soft' : ''}>{words}</span>
      <span className="kp-row-end">
        <LinkButton type={mayChange && !rating ? 'primary' : 'default'} to={selfRatingPath(cycle)}>
          {t(mayChange && !rating ? 'self.go' : 'self.read')}
        </LinkButton>
      </span>
    </section>
  );
}
