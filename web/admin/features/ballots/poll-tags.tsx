import { pollMachine } from '#shared/appraisal/poll-machine.ts';
import { sourceNames } from '#shared/policy/terms.ts';
import { useSay } from '../../app/i18n.ts';
import { useTexts } from './texts.ts';
import type { PollLine } from './use-poll.ts';

const underWay: ReadonlySet<string> = new Set(['issuing', 'casting', 'open', 'closing']);

export function StateTag({ state, paused }: Pick<PollLine, 'state' | 'paused'>) {
  const t = useTexts();
  const say = useSay();
  if (paused) return <span className="kp-tag kp-tag-wrong">{t('paused')}</span>;
  const colour = state === 'voided' ? 'kp-tag-wrong' : underWay.has(state) ? 'kp-tag-blue' : '';
  return <span className={`kp-tag ${colour}`}>{say(pollMachine.states[state])}</span>;
}

type Kind = 'source' | 'purpose' | 'medium' | 'fillMode' | 'dryRun' | 'round' | 'rounds';

/** What a poll is, in words; a trial never goes without its mark. */
export function KindTags({ poll }: { poll: Pick<PollLine, Kind> }) {
  const t = useTexts();
  const say = useSay();
  return (
    <>
      {poll.dryRun && <span className="kp-tag kp-poll-dry">{t('dry')}</span>}
      <span className="kp-tag">{say(sourceNames[poll.source])}</span>
      {poll.rounds > 1 && (
        <span className="kp-tag">{t(poll.round > 1 && !poll.dryRun ? 'round.again' : 'round', { n: poll.round })}</span>
      )}
      {poll.purpose === 'staff' && <span className="kp-tag">{t('purpose.staff')}</span>}
      <span className="kp-tag">{t(poll.medium === 'paper' ? 'medium.paper' : `fill.${poll.fillMode}`)}</span>
    </>
  );
}
