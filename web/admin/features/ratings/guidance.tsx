import type { readSelfRating } from '#shared/api/ballots/ratings.ts';
import type { Answer } from '../../app/api.ts';
import { moment } from '../../ui/numbers.ts';
import { useTexts } from './texts.ts';

/** The group's words, the latest first, each with who said it. */
export function Guidance({ of }: { of: Answer<typeof readSelfRating>['guidance'] }) {
  const t = useTexts();
  return (
    <ul className="kp-plain-list kp-stack">
      {of.toReversed().map(({ text, at, by }) => (
        <li key={at}>
          <p className="kp-rating-words">{text}</p>
          <p className="kp-soft">{t('guidance.by', { name: by.name, at: moment(at) })}</p>
        </li>
      ))}
    </ul>
  );
}
