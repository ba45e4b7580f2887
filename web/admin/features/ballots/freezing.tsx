import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Refusal } from '../../ui/error-state.tsx';
import { useUiTexts } from '../../ui/texts.ts';
import { isFreezing } from './stages.ts';
import { useTexts } from './texts.ts';
import type { useFreezing } from './use-freezing.ts';
import type { PollLine } from './use-poll.ts';

/** Fixes the poll for good and makes its keys, with a bar that tells how many are there. */
export function Freezing({ poll, freezing }: { poll: PollLine; freezing: ReturnType<typeof useFreezing> }) {
  const t = useTexts();
  const ui = useUiTexts();
  const [asking, setAsking] = useState(false);
  const boxes = poll.boxes.length;
  const isBegun = isFreezing(poll);
  const { start: run, error, missing, isUnderWay } = freezing;
  const start = () => {
    setAsking(false);
    run();
  };
  if (isUnderWay)
    return (
      <div className="kp-progress" role="status">
        <progress value={boxes - missing} max={boxes} aria-label={t('freezing')} />
        <p>{t('freezing.of', { done: boxes - missing, total: boxes })}</p>
      </div>
    );
  return (
    <>
      <Refusal error={error} />
      <div className="kp-row kp-poll-acts">
        <Button type="primary" size="large" onClick={() => (isBegun ? start() : setAsking(true))}>
          {t(isBegun ? 'act.freeze.on' : 'act.freeze')}
        </Button>
      </div>
      <Modal
        open={asking}
        title={t('act.freeze')}
        okText={t('act.freeze')}
        cancelText={ui('cancel')}
        onOk={start}
        onCancel={() => setAsking(false)}
      >
        <ul className="kp-bullets">
          {poll.dryRun && <li>{t('dry.line')}</li>}
          <li>{t('sure.freeze', { subjects: poll.subjects.length, voters: poll.voters })}</li>
          <li>{t('sure.freeze.keys', { n: boxes })}</li>
        </ul>
      </Modal>
    </>
  );
}
