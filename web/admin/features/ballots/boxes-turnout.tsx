import { type BoxTurnout, turnoutText } from '#shared/ballots/turnout.ts';
import { SmallTable } from '../../ui/small-table.tsx';
import { namesOf } from './plan-choice.ts';
import { useTexts } from './texts.ts';
import type { PollLine } from './use-poll.ts';
import { useMarks } from '../../app/i18n.ts';

/** Each box's turnout, as the published file has it, with what it can show. */
export function BoxesTurnout({ poll, boxes }: { poll: PollLine; boxes: readonly BoxTurnout[] }) {
  const t = useTexts();
  const marks = useMarks();
  const rated = (box: number): string => {
    const subjects = poll.boxes[box]!.subjects.map((place) => poll.subjects[place]!);
    const { names, more } = namesOf(subjects, 3);
    return names.join(marks.and) + (more > 0 ? t('plan.more', { n: subjects.length }) : '');
  };
  return (
    <details className="kp-poll-boxes">
      <summary>{t('boxes.turnout')}</summary>
      <p className="kp-soft">{t('boxes.turnout.what')}</p>
      <SmallTable
        label={t('boxes.turnout')}
        heads={[t('boxes.rates'), t('figure.voters'), t('figure.cast'), t('figure.turnout')]}
        right={[1, 2, 3]}
        rows={boxes.map((box, n) => [rated(n), box.roll, box.cast, turnoutText(box)])}
      />
    </details>
  );
}
