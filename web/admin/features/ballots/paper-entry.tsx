import { Button } from 'antd';
import { useId, useState } from 'react';
import { enterPaper } from '#shared/api/ballots/polls.ts';
import { useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { useUiTexts } from '../../ui/texts.ts';
import { bundleKeys, countOf, type Draft, draftFaults, draftOf } from './paper-grid.ts';
import { PaperTable } from './paper-table.tsx';
import { useTexts } from './texts.ts';
import type { PollProps } from './use-poll.ts';

/** The grid of counts; what cannot be says so at its place, and nothing is sent while it stands. */
export function PaperEntry({ place, view, onDone, mayCancel }: PollProps & { onDone: () => void; mayCancel: boolean }) {
  const t = useTexts();
  const ui = useUiTexts();
  const say = useSay();
  const id = useId();
  const { poll } = view;
  const enter = useCommand(enterPaper);
  // What was opened is what is written over: whoever was faster is not lost unseen.
  const [version] = useState(poll.version);
  const [draft, setDraft] = useState<Draft>(() => draftOf(poll, view.paper.entered?.count ?? null));
  const faults = draftFaults(poll, draft);
  const change = (key: string, typed: string) => setDraft((now) => ({ ...now, [key]: typed }));
  const isEmpty = (draft['returned'] ?? '').trim() === '';
  return (
    <form
      className="kp-stack"
      onSubmit={(event) => {
        event.preventDefault();
        enter.mutate(
          { ...place, version, count: countOf(poll, draft) },
          {
            onSuccess: () => {
              toast(t('paper.saved'));
              onDone();
            },
          },
        );
      }}
    >
      <p className="kp-soft">{t('paper.hint')}</p>
      <div className="kp-row kp-poll-bundle">
        {bundleKeys.map((key) => {
          const fault = faults.get(key);
          return (
            <div key={key}>
              <label htmlFor={`${id}-${key}`}>{t(`paper.${key}`)}</label>
              <input
                id={`${id}-${key}`}
                className="kp-poll-cell"
                inputMode="numeric"
                autoComplete="off"
                value={draft[key] ?? ''}
                aria-invalid={fault !== undefined}
                aria-describedby={`${id}-${key}-fault`}
                onChange={(event) => change(key, event.target.value)}
              />
              <p id={`${id}-${key}-fault`} className={fault ? 'kp-wrong' : 'kp-soft'}>
                {fault ? say(fault) : t(`paper.${key}.what`, { n: poll.voters })}
              </p>
            </div>
          );
        })}
      </div>
      <PaperTable poll={poll} draft={draft} faults={faults} onChange={change} />
      <Refusal error={enter.error} />
      <div className="kp-row">
        <Button type="primary" htmlType="submit" disabled={faults.size > 0 || isEmpty} loading={enter.isPending}>
          {t('paper.save')}
        </Button>
        {mayCancel && <Button onClick={onDone}>{ui('cancel')}</Button>}
        {faults.size > 0 && <span className="kp-wrong">{t('paper.faults', { n: faults.size })}</span>}
      </div>
    </form>
  );
}
