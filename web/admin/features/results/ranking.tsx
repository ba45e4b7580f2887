import { Button } from 'antd';
import { useMemo, useRef } from 'react';
import { partLabels } from '#shared/grading/labels.ts';
import { useSay } from '../../app/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { GradeTag } from '../../ui/grade-tag.tsx';
import { rowHeight, useWindow } from '../../ui/table/use-window.ts';
import { personAddress } from '../why/address.ts';
import { WhyNumber } from '../why/why-number.tsx';
import { barOf, passedOver } from './passed-over.ts';
import type { Bar } from './passed-over.ts';
import { rankPool } from './pool-ranking.ts';
import type { Pool, QuotaLine, RankedRow } from './pool-ranking.ts';
import type { RunView } from './run-view.ts';
import { ScoreBar, ScoreBarLegend } from './score-bar.tsx';
import { useResultTexts } from './texts.ts';
import type { PersonResultRow } from '#shared/api/grading.ts';

interface Props {
  view: RunView;
  pool: Pool;
  title: string;
  /** whom the filters let through */
  shown: ReadonlySet<PersonResultRow>;
  chosen: string | null;
  onChoose: (person: string) => void;
  onEverybody: () => void;
}

/** A pool in its order, with the line of the quota where it falls. */
export function Ranking({ view, pool, title, shown, chosen, onChoose, onEverybody }: Props) {
  const t = useResultTexts();
  const say = useSay();
  const scroller = useRef<HTMLDivElement>(null);
  const ranking = useMemo(() => rankPool(pool, view.result.people, view.result.winners), [pool, view.result]);
  const barred = useMemo(
    () => passedOver(ranking, pool, view.result.bands.person['excellent'] ?? Infinity),
    [ranking, pool, view.result],
  );
  const entries = useMemo(() => entriesOf(ranking.rows, ranking.line, shown), [ranking, shown]);
  const { from, to } = useWindow(scroller, entries.length);
  if (!entries.some((entry) => entry !== 'line')) {
    return (
      <EmptyState
        title={t('ranking.empty')}
        hint={t('ranking.empty.hint')}
        action={<Button onClick={onEverybody}>{t('ranking.everybody')}</Button>}
      />
    );
  }
  return (
    <div className="kp-ranking" ref={scroller} tabIndex={0} role="region" aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="kp-right">
              {t('order')}
            </th>
            <th scope="col">{t('name')}</th>
            <th scope="col" className="kp-ranking-unit">
              {t('unit')}
            </th>
            <th scope="col" className="kp-ranking-bar">
              <ScoreBarLegend />
            </th>
            <th scope="col" className="kp-right">
              {say(partLabels.composite!)}
            </th>
            <th scope="col">{t('grade')}</th>
          </tr>
        </thead>
        <tbody>
          {from > 0 && <tr aria-hidden="true" style={{ height: from * rowHeight }} />}
          {entries
            .slice(from, to)
            .map((entry) =>
              entry === 'line' ? (
                <QuotaRow key="line" line={ranking.line!} />
              ) : (
                <PersonRow
                  key={entry.person.id}
                  row={entry}
                  view={view}
                  bar={barred.has(entry.person.id) ? barOf(entry.person, view.result, view.policy) : null}
                  chosen={entry.person.id === chosen}
                  onChoose={() => onChoose(entry.person.id)}
                />
              ),
            )}
          {to < entries.length && <tr aria-hidden="true" style={{ height: (entries.length - to) * rowHeight }} />}
        </tbody>
      </table>
    </div>
  );
}

/** The rows the filters let through, with the line between those above and those below it. */
function entriesOf(
  rows: readonly RankedRow[],
  line: QuotaLine | null,
  shown: ReadonlySet<PersonResultRow>,
): (RankedRow | 'line')[] {
  const entries: (RankedRow | 'line')[] = [];
  rows.forEach((row, i) => {
    if (line?.after === i) entries.push('line');
    if (shown.has(row.person)) entries.push(row);
  });
  if (line?.after === rows.length) entries.push('line');
  return entries;
}

function QuotaRow({ line }: { line: QuotaLine }) {
  const t = useResultTexts();
  const rest = line.tied
    ? t('line.tied', { left: line.left })
    : line.left > 0
      ? t('line.left', { left: line.left })
      : null;
  return (
    <tr className={line.tied ? 'kp-quota kp-quota-tied' : 'kp-quota'}>
      <td colSpan={6}>
        <span>
          {line.quota === 0 ? t('line.none') : t('line', { quota: line.quota, used: line.used })}
          {rest && <strong> · {rest}</strong>}
        </span>
      </td>
    </tr>
  );
}

function PersonRow(props: { row: RankedRow; view: RunView; bar: Bar | null; chosen: boolean; onChoose: () => void }) {
  const t = useResultTexts();
  const { row, view, bar, chosen, onChoose } = props;
  const { person, tie } = row;
  const tieClass = tie ? ` kp-tie kp-tie-${tie.kind} kp-tie-${tie.at}` : '';
  return (
    <tr
      className={`${chosen ? 'kp-chosen' : ''}${tieClass}`}
      onClick={(event) => {
        // a number in the row asks for its own why
        if (!(event.target as Element).closest('[data-why]')) onChoose();
      }}
    >
      <td className="kp-right kp-ranking-place">
        {person.order === null ? (
          '—'
        ) : (
          <WhyNumber address={personAddress(person.id, 'order')} text={String(person.order)} />
        )}
        {tie && <span className="kp-hidden"> {t(tie.kind === 'undecided' ? 'tie.undecided' : 'tie')}</span>}
      </td>
      <th scope="row">
        <button type="button" className="kp-ranking-name" aria-pressed={chosen}>
          {person.name}
        </button>
        {row.byPriority && (
          <span className="kp-tag kp-tag-blue" title={t('priority.why')}>
            {t('priority')}
          </span>
        )}
        {tie?.kind === 'undecided' && <span className="kp-tag kp-tag-wrong">{t('tie.undecided')}</span>}
      </th>
      <td className="kp-ranking-unit">{view.unitName(person.appraisalUnit)}</td>
      <td className="kp-ranking-bar">
        <ScoreBar person={person} view={view} />
      </td>
      <td className="kp-right">
        {person.composite === null ? (
          '—'
        ) : (
          <WhyNumber
            address={personAddress(person.id, 'composite')}
            value={person.composite}
            decimals={view.decimals}
          />
        )}
      </td>
      <td>
        <GradeTag grade={person.status === 'appraised' ? person.grade : person.status} />
        {bar && (
          <span className="kp-ranking-bar-why">
            <WhyNumber address={personAddress(person.id, 'grade')} text={t(`bar.${bar}`)} />
          </span>
        )}
      </td>
    </tr>
  );
}
