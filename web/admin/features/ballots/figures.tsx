import { type BoxTurnout, turnoutText } from '#shared/ballots/turnout.ts';
import { BoxesTurnout } from './boxes-turnout.tsx';
import { useTexts } from './texts.ts';
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
    const counted = poll.turnout?.least;
    const out = count?.issued ?? poll.turnout?.issued;
    const back = count?.returned ?? counted?.cast;
    return [
      all,
      figure('figure.subjects', poll.subjects.length),
      ...(out === undefined ? [] : [figure('figure.out', out)]),
      ...(back === undefined ? [] : [figure('figure.back', back)]),
      ...(counted ? [figure('figure.turnout', turnoutText(counted))] : []),
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
      const { turnout } = poll;
      if (!turnout) return [all, issued];
      const { least, most } = turnout;
      const rangeOf = (text: (box: BoxTurnout) => string): string | undefined =>
        most && text(most) !== text(least) ? t('figure.range', { from: text(least), to: text(most) }) : undefined;
      return [
        all,
        issued,
        figure(
          'figure.cast',
          least.cast,
          rangeOf((box) => String(box.cast)),
        ),
        figure('figure.lost', turnout.lost, t('figure.lost.note')),
        figure('figure.turnout', turnoutText(least), rangeOf(turnoutText)),
      ];
    }
  }
}

export function Figures(props: Pick<PollProps, 'view'>) {
  const t = useTexts();
  const figures = useFigures(props);
  const { state, boxes, medium, turnout } = props.view.poll;
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
      {medium === 'electronic' && boxes.length > 1 && turnout && (
        <p className="kp-soft">{t(turnout.boxes ? 'figure.least' : 'figure.least.only')}</p>
      )}
      {medium === 'electronic' && turnout?.boxes && boxes.length > 1 && (
        <BoxesTurnout poll={props.view.poll} boxes={turnout.boxes} />
      )}
    </div>
  );
}
