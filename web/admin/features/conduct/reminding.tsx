import { Button, Modal } from 'antd';
import { useState } from 'react';
import { remind } from '#shared/api/conduct/plan.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { useTexts } from './texts.ts';
import type { Board, BoardView } from './use-board-view.ts';

/** Which cells are chosen to be reminded of. */
export interface Choosing {
  chosen: readonly { unit: string; step: string }[];
  isChosen: (unit: string, step: string) => boolean;
  /** whether it was reminded of today already */
  isTold: (unit: string, step: string) => boolean;
  toggle: (unit: string, step: string) => void;
  chooseLate: (view: BoardView) => void;
}

const key = (unit: string, step: string): string => JSON.stringify([unit, step]);
const cellOf = (name: string) => {
  const [unit, step] = JSON.parse(name) as [string, string];
  return { unit, step };
};

export function useChoosing(board: Board | undefined): Choosing {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const told = new Set((board?.reminded ?? []).map(({ unit, step }) => key(unit, step)));
  return {
    chosen: [...chosen].map(cellOf),
    isChosen: (unit, step) => chosen.has(key(unit, step)),
    isTold: (unit, step) => told.has(key(unit, step)),
    toggle: (unit, step) => {
      const name = key(unit, step);
      setChosen(chosen.has(name) ? new Set([...chosen].filter((one) => one !== name)) : new Set([...chosen, name]));
    },
    chooseLate: ({ rows, columns }) => {
      const shown = new Set(columns.map(({ id }) => id));
      const late = rows.flatMap((row) =>
        row.steps
          .filter(({ step, state }) => state === 'late' && shown.has(step) && !told.has(key(row.id, step)))
          .map(({ step }) => key(row.id, step)),
      );
      setChosen(new Set(late));
    },
  };
}

/** The most that one request takes. */
const mostAtOnce = 500;

/** The bar while somebody chooses what to remind of, with the question before it is sent. */
export function RemindBar(props: { cycle: string; view: BoardView; choosing: Choosing; onLeave: () => void }) {
  const { cycle, view, choosing, onLeave } = props;
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const send = useCommand(remind);
  const cells = choosing.chosen.slice(0, mostAtOnce);
  const n = cells.length;
  return (
    <div className="kp-note kp-row kp-no-print">
      <Button onClick={() => choosing.chooseLate(view)}>{t('remind.late')}</Button>
      <Button type="primary" disabled={n === 0} onClick={() => setAsking(true)}>
        {t('remind.send', { n })}
      </Button>
      <Button type="text" onClick={onLeave}>
        {t('remind.cancel')}
      </Button>
      <Modal
        open={asking}
        title={t('remind.title', { n })}
        okText={t('remind.send', { n })}
        confirmLoading={send.isPending}
        onCancel={() => {
          send.reset();
          setAsking(false);
        }}
        onOk={() =>
          send.mutate(
            { cycle, cells },
            {
              onSuccess: ({ reminded, skipped }) => {
                const rest = skipped.today + skipped.notOpen;
                toast(t('remind.done', { n: reminded }) + (rest > 0 ? t('remind.skipped', { n: rest }) : ''));
                setAsking(false);
                onLeave();
              },
            },
          )
        }
      >
        <div className="kp-stack">
          <p>{t('remind.what', { units: new Set(cells.map(({ unit }) => unit)).size })}</p>
          <Refusal error={send.error} />
        </div>
      </Modal>
    </div>
  );
}
