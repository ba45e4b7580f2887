import { stageOf, stagesOf } from './stages.ts';
import { useTexts } from './texts.ts';
import type { PollLine } from './use-poll.ts';

/** 准备 → 封存 → 领票 → 投票 → 计票 → 公布 */
export function StageRail({ poll, isEntered }: { poll: PollLine; isEntered: boolean }) {
  const t = useTexts();
  const stages = stagesOf(poll);
  const now = stageOf(poll, isEntered);
  const at = now === null ? -1 : stages.indexOf(now);
  return (
    <ol className="kp-plain-list kp-poll-rail" aria-label={t('stages')}>
      {stages.map((stage, i) => (
        <li key={stage} data-done={i < at || poll.state === 'published'} aria-current={i === at ? 'step' : undefined}>
          <span aria-hidden>{i < at || poll.state === 'published' ? '✓' : i + 1}</span>
          {t(`stage.${stage}`)}
        </li>
      ))}
    </ol>
  );
}
