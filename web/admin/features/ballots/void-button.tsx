import { Button } from 'antd';
import { useState } from 'react';
import { voidPoll } from '#shared/api/ballots/polls.ts';
import { useCommand } from '../../app/api.ts';
import { ConfirmByName } from '../../ui/confirm-by-name.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { useTexts } from './texts.ts';
import { again, type PollLine, type PollPlace } from './use-poll.ts';

/** Voids a poll, whatever was voted: says what goes, asks for its name and why. */
export function VoidButton({ place, poll }: { place: PollPlace; poll: PollLine }) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const command = useCommand(voidPoll, again);
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t('act.void')}
      </Button>
      <ConfirmByName
        open={asking}
        title={t('act.void.title')}
        name={poll.title}
        confirm={t('act.void')}
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
        <p>{t(poll.state === 'published' ? 'sure.void.published' : 'sure.void')}</p>
      </ConfirmByName>
    </>
  );
}

/** Voiding that broke off is finished, for the reason that was given: nothing is asked again. */
export function GoOnVoiding({ place, poll, reason }: { place: PollPlace; poll: PollLine; reason: string }) {
  const t = useTexts();
  const command = useCommand(voidPoll, again);
  const finish = () =>
    command.mutate({ ...place, version: poll.version, reason }, { onSuccess: () => toast(t('act.void.on.done')) });
  return (
    <div className="kp-note kp-stack kp-no-print">
      <p>{t('act.void.on.what')}</p>
      <div className="kp-row">
        <Button danger loading={command.isPending} onClick={finish}>
          {t('act.void.on')}
        </Button>
      </div>
      <Refusal error={command.error} />
    </div>
  );
}
