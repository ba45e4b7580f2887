import type { KeyboardEvent } from 'react';
import { itemsOf } from '#shared/ballots/sheet.ts';
import type { Bilingual } from '#shared/problem.ts';
import { useSay } from '../../app/i18n.ts';
import { cellKey, type Draft, linesOf, nominated, type PaperLine, sumOfLine } from './paper-grid.ts';
import { labelOf } from './tally-table.ts';
import { useTexts } from './texts.ts';
import type { PollLine } from './use-poll.ts';

interface Props {
  poll: PollLine;
  draft: Draft;
  faults?: ReadonlyMap<string, Bilingual>;
  /** left out: to be read */
  onChange?: (key: string, typed: string) => void;
}

/** Subjects × grades; teams and people in tables of their own, since their scales have other words. */
export function PaperTable(props: Props) {
  const { poll } = props;
  const lines = linesOf(poll);
  return (['team', 'person'] as const).map((kind) => {
    const own = lines.filter(({ subject }) => poll.subjects[subject]?.kind === kind);
    return own.length === 0 ? null : <KindTable key={kind} {...props} kind={kind} lines={own} />;
  });
}

function KindTable({
  poll,
  draft,
  faults,
  onChange,
  kind,
  lines,
}: Props & { kind: 'team' | 'person'; lines: PaperLine[] }) {
  const t = useTexts();
  const say = useSay();
  const marks = lines[0]!.marks;
  const hasItems = kind === 'person' && poll.items.length > 1;
  const hasNominations = lines.some((line) => line.hasNominations);
  return (
    <div className="kp-scroll-x" tabIndex={0} role="region" aria-label={t(`results.${kind}`)}>
      <table className="kp-small-table kp-poll-grid" onKeyDown={moveByKey}>
        <thead>
          <tr>
            <th scope="col">{t('results.subject')}</th>
            {hasItems && <th scope="col">{t('results.item')}</th>}
            {marks.map((mark) => (
              <th key={mark} scope="col" className="kp-right">
                {say(labelOf(kind, mark))}
              </th>
            ))}
            <th scope="col" className="kp-right">
              {t('paper.sum')}
            </th>
            {hasNominations && (
              <th scope="col" className="kp-right">
                {t('results.nominations')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const subject = poll.subjects[line.subject]!;
            const item = itemsOf(poll, subject)[line.item]!;
            const fault = faults?.get(`${line.subject}.${line.item}`);
            const cell = (mark: string, label: string) => {
              const key = cellKey(line.subject, line.item, mark);
              const own = faults?.get(key);
              return (
                <td key={mark} className="kp-right">
                  {onChange ? (
                    <>
                      <input
                        className="kp-poll-cell"
                        inputMode="numeric"
                        autoComplete="off"
                        aria-label={[subject.name, ...(hasItems ? [item.label] : []), label].join(' ')}
                        aria-invalid={own !== undefined || fault !== undefined}
                        value={draft[key] ?? ''}
                        onChange={(event) => onChange(key, event.target.value)}
                      />
                      {own && <small className="kp-wrong kp-poll-fault">{say(own)}</small>}
                    </>
                  ) : (
                    (draft[key] ?? '0')
                  )}
                </td>
              );
            };
            return (
              <tr key={`${line.subject}.${line.item}`}>
                <th scope="row">
                  <span className={line.item === 0 ? '' : 'kp-hidden'}>
                    {subject.name}
                    {subject.post !== '' && <small className="kp-soft">{subject.post}</small>}
                  </span>
                </th>
                {hasItems && <td>{item.label}</td>}
                {marks.map((mark) => cell(mark, say(labelOf(kind, mark))))}
                <td className="kp-right">
                  <strong>{sumOfLine(draft, line)}</strong>
                  {fault && (
                    <small className="kp-wrong kp-poll-fault" role="status">
                      {say(fault)}
                    </small>
                  )}
                </td>
                {hasNominations && (line.hasNominations ? cell(nominated, t('results.nominations')) : <td />)}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Enter and the arrows go from cell to cell, as in a sheet. */
function moveByKey(event: KeyboardEvent<HTMLTableElement>): void {
  const rows = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  const input = event.target;
  if (rows === undefined || !(input instanceof HTMLInputElement)) return;
  event.preventDefault();
  const [cell, row] = [input.closest('td'), input.closest('tr')];
  const next = rows > 0 ? row?.nextElementSibling : row?.previousElementSibling;
  const target = next?.children[cell?.cellIndex ?? -1]?.querySelector('input');
  target?.focus();
  target?.select();
}
