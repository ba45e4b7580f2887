import { Button } from 'antd';
import { useState } from 'react';
import { pausePoll, resumePoll } from '#shared/api/ballots/polls.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { moment } from '../../ui/numbers.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { toast } from '../../ui/toast.tsx';
import { useTexts } from './texts.ts';
import { again, type PollLine, type PollPlace } from './use-poll.ts';

interface Props {
  place: PollPlace;
  poll: PollLine;
}

/** Has a poll stand still: says what that means for the room, asks why. */
export function PauseButton({ place, poll }: Props) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const command = useCommand(pausePoll, again);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('act.pause')}</Button>
      <ReasonModal
        open={asking}
        title={t('act.pause.title')}
        confirm={t('act.pause')}
        busy={command.isPending}
        error={command.error}
        onCancel={() => {
          command.reset();
          setAsking(false);
        }}
        onConfirm={(reason) =>
          command.mutate({ ...place, version: poll.version, reason }, { onSuccess: () => setAsking(false) })
        }
      >
        <ul className="kp-bullets">
          <li>{t('sure.pause')}</li>
          <li>{t('sure.pause.kept')}</li>
          {poll.until !== null && <li>{t('sure.pause.until')}</li>}
        </ul>
      </ReasonModal>
    </>
  );
}

/** Who had the poll stand still, and why; whoever may lets it go on. */
export function PausedNote({ place, poll }: Props) {
  const t = useTexts();
  const command = useCommand(resumePoll, again);
  if (!poll.paused) return null;
  const { by, at, reason } = poll.paused;
  const resume = () =>
    command.mutate({ ...place, version: poll.version }, { onSuccess: () => toast(t('act.resume.done')) });
  return (
    <div className="kp-refusal kp-stack" role="alert">
      <p>
        <strong>{t('paused')}</strong>
      </p>
      <p>{t('paused.by', { name: by.name, at: moment(at), reason })}</p>
      {poll.acts.includes('resume') ? (
        <div className="kp-row kp-no-print">
          <Button type="primary" loading={command.isPending} onClick={resume}>
            {t('act.resume')}
          </Button>
        </div>
      ) : (
        <p>{t('paused.wait')}</p>
      )}
      <Refusal error={command.error} />
    </div>
  );
}
