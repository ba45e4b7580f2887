import { useTexts } from './texts.ts';
import { lostOf, turnoutOf } from './turnout.ts';
import type { PollProps } from './use-poll.ts';

interface Figure {
  key: string;
  label: string;
  value: string | number;
  note?: string;
}

/** The numbers of the moment, large enough for the back of the room. How many have cast is told only when it is over. */
export function useFigures({ view }: Pick<PollProps, 'view'>): Figure[] {
  const t = useTexts();
  const { poll, progress, voters } = view;
  const handed = voters.filter(({ given }) => given !== 'no').length;
  const present = voters.some((one) => one.present !== null) ? voters.filter((one) => one.present).length : null;
  const figure = (key: Parameters<typeof t>[0], value: string | number, note?: string): Figure => ({
    ...{ key, label: t(key), value },
    ...(note !== undefined && { note }),
  });
  const here = present === null ? [] : [figure('figure.present', present)];
  const all = figure('figure.voters', poll.voters);
  const cards = figure('figure.cards', progress.cards);
  const issued = figure('figure.issued', progress.issued);
  if (poll.medium === 'paper') {
    const count = view.paper.entered?.count;
    const counted = turnoutOf(poll);
    const out = count?.issued ?? poll.turnout?.issued;
    const back = count?.returned ?? counted?.cast;
    return [
      all,
      figure('figure.subjects', poll.subjects.length),
      ...(out === undefined ? [] : [figure('figure.out', out)]),
      ...(back === undefined ? [] : [figure('figure.back', back)]),
      ...(counted ? [figure('figure.turnout', `${counted.percent.toFixed(1)}%`)] : []),
    ];
  }
  switch (poll.state) {
    case 'preparing':
      return [all, figure('figure.subjects', poll.subjects.length), figure('figure.boxes', poll.boxes.length)];
    case 'frozen':
      return [all, ...here, cards, figure('figure.handed', handed)];
    case 'issuing':
      return [...here, figure('figure.handed', handed), cards, issued];
    case 'open':
      return [all, figure('figure.handed', handed), issued];
    case 'casting':
      return [...here, issued];
    default: {
      const turnout = turnoutOf(poll);
      if (!turnout) return [all, issued];
      return [
        all,
        issued,
        figure('figure.cast', turnout.cast),
        figure('figure.lost', lostOf(poll), t('figure.lost.note')),
        figure('figure.turnout', `${turnout.percent.toFixed(1)}%`),
      ];
    }
  }
}

export function Figures(props: Pick<PollProps, 'view'>) {
  const t = useTexts();
  const figures = useFigures(props);
  const { state, boxes, medium } = props.view.poll;
  const isCasting = state === 'casting' || state === 'open';
  return (
    <div className="kp-stack kp-poll-numbers">
      <dl className="kp-poll-figures" aria-live="polite">
        {figures.map(({ key, label, value, note }) => (
          <div key={key}>
            <dt>
              {label}
              {note !== undefined && <small>{note}</small>}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isCasting && <p className="kp-soft">{t('figure.hidden')}</p>}
      {medium === 'electronic' && boxes.length > 1 && (state === 'closed' || state === 'published') && (
        <p className="kp-soft">{t('figure.least')}</p>
      )}
    </div>
  );
}
