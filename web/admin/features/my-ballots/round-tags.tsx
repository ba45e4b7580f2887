import { sourceNames } from '#shared/policy/terms.ts';
import { useSay } from '../../app/i18n.ts';
import type { MyBallot } from './my-ballots-page.tsx';
import { useTexts } from './texts.ts';

/** What tells a poll from another one of the same class of voters. */
export function RoundTags({
  ballot,
}: {
  ballot: Pick<MyBallot, 'source' | 'purpose' | 'dryRun' | 'round' | 'rounds'>;
}) {
  const t = useTexts();
  const say = useSay();
  const { source, purpose, dryRun, round, rounds } = ballot;
  return (
    <>
      {dryRun && <span className="kp-tag">{t('dry')}</span>}
      <span className="kp-tag">{say(sourceNames[source])}</span>
      {purpose === 'staff' && <span className="kp-tag">{t('purpose.staff')}</span>}
      {rounds > 1 && <span className="kp-tag">{t(round > 1 && !dryRun ? 'round.again' : 'round', { n: round })}</span>}
    </>
  );
}
