import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { enterStaffTally } from '#shared/api/conduct/staff.ts';
import { marksOf } from '#shared/appraisal/staff-tally.ts';
import { useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import type { CardProps } from './card-props.ts';
import { keepDraft, readDraft } from './entry-draft.ts';
import { cellKey, cellsOf, countsOf, digitsOf, nextCell, overBallots } from './entry-values.ts';
import { columns, headOf } from './tally-columns.ts';
import { TallyHeads } from './tally-heads.tsx';
import { useTexts } from './texts.ts';

/** The paper count, typed row by row; whom ballots or the cycle's data have counted are not asked for. */
export function TallyEntry({ cycle, unit, staff, onDone }: CardProps & { onDone: () => void }) {
  const t = useTexts();
  const say = useSay();
  const id = useId();
  const { me } = useSession();
  const { tally } = staff;
  const place = { cycle, unit, user: me.user?.id ?? '' };
  const counted = new Set(tally.rows.filter(({ from }) => from !== 'paper').map(({ person }) => person));
  const people = staff.subjects.filter((one) => !counted.has(one.id));
  const [kept] = useState(() => readDraft(place));
  const [entry, setEntry] = useState(
    () =>
      kept ?? {
        version: tally.version,
        ballots: tally.ballots === null ? '' : String(tally.ballots),
        cells: cellsOf(tally.rows.filter(({ from }) => from === 'paper')),
      },
  );
  const change = (next: typeof entry) => {
    setEntry(next);
    keepDraft(place, next);
  };
  const save = useCommand(enterStaffTally, { rereadStale: true });
  const over = new Set(
    overBallots(
      entry.cells,
      people.map((one) => one.id),
      Number(entry.ballots || 0),
    ),
  );
  const table = useRef<HTMLTableElement>(null);
  const move = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const to = nextCell(event.key, row, column, people.length);
    if (event.key === 'Enter') event.preventDefault();
    if (!to) return;
    event.preventDefault();
    const cell = table.current?.querySelector<HTMLInputElement>(`input[data-cell="${to[0]}.${to[1]}"]`);
    cell?.focus();
    cell?.select();
  };
  const leave = () => {
    keepDraft(place, null);
    onDone();
  };
  return (
    <form
      className="kp-stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          {
            ...{ cycle, unit },
            // What somebody else saved meanwhile has been shown by then: the next attempt is over that.
            version: save.error?.code === 'stale-version' ? tally.version : entry.version,
            ballots: Number(entry.ballots || 0),
            rows: people.map((one) => ({ person: one.id, counts: countsOf(entry.cells, one.id) })),
          },
          {
            onSuccess: () => {
              toast(t('saved'));
              leave();
            },
          },
        );
      }}
    >
      <p className="kp-soft">{t('entry.hint')}</p>
      {kept && <p className="kp-note">{t('entry.draft')}</p>}
      <div className="kp-row">
        <label htmlFor={`${id}-ballots`}>{t('tally.ballots')}</label>
        <input
          id={`${id}-ballots`}
          className="kp-cell"
          inputMode="numeric"
          autoComplete="off"
          required
          value={entry.ballots}
          onChange={(event) => change({ ...entry, ballots: digitsOf(event.target.value) })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            table.current?.querySelector<HTMLInputElement>('input')?.focus();
          }}
        />
      </div>
      <div className="kp-scroll-x" tabIndex={0} role="region" aria-label={t('entry.title')}>
        <table className="kp-small-table kp-tally" ref={table}>
          <thead>
            <tr>
              <TallyHeads />
            </tr>
          </thead>
          <tbody>
            {people.map(({ id: person, name }, row) => (
              <tr key={person}>
                <th scope="row">{name}</th>
                {columns.map((column, at) => (
                  <td key={column} className="kp-right">
                    <input
                      className="kp-cell"
                      data-cell={`${row}.${at}`}
                      inputMode="numeric"
                      autoComplete="off"
                      placeholder="0"
                      aria-label={t('entry.cell', { name, grade: say(headOf(column)) })}
                      aria-invalid={over.has(person)}
                      value={entry.cells[cellKey(person, column)] ?? ''}
                      onKeyDown={(event) => move(event, row, at)}
                      onChange={(event) => {
                        const cells = { ...entry.cells, [cellKey(person, column)]: digitsOf(event.target.value) };
                        change({ ...entry, cells });
                      }}
                    />
                  </td>
                ))}
                <td className={over.has(person) ? 'kp-right kp-wrong' : 'kp-right'}>
                  {marksOf(countsOf(entry.cells, person))}
                  {over.has(person) && <span className="kp-over"> {t('entry.over')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Refusal error={save.error} />
      <div className="kp-row">
        <Button
          type="primary"
          htmlType="submit"
          loading={save.isPending}
          disabled={over.size > 0 || entry.ballots === ''}
        >
          {t('entry.save')}
        </Button>
        {tally.enteredBy && <Button onClick={leave}>{t('cancel')}</Button>}
      </div>
    </form>
  );
}
