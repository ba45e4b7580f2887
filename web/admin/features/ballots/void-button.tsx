import { Button } from 'antd';
import { useState } from 'react';
import { voidPoll } from '#shared/api/ballots.ts';
import { useCommand } from '../../app/api.ts';
import { ConfirmByName } from '../../ui/confirm-by-name.tsx';
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
