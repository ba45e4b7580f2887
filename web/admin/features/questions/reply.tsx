import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { answerQuestion, closeQuestion, followUpQuestion, type readQuestion } from '#shared/api/conduct/questions.ts';
import { move } from '#shared/appraisal/machine.ts';
import { questionMachine } from '#shared/appraisal/questions.ts';
import { type Answer, useCommand } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { useTexts } from './texts.ts';

const commands = { answer: answerQuestion, followUp: followUpQuestion, close: closeQuestion } as const;
type Kind = keyof typeof commands;
const kinds = Object.keys(commands) as Kind[];

/** What the reader may add to the thread as it stands: by the same machine that the service moves it with. */
export function Reply({ question }: { question: Answer<typeof readQuestion> }) {
  const t = useTexts();
  const id = useId();
  const { can } = useSession();
  const [text, setText] = useState('');
  const answer = useCommand(commands.answer);
  const followUp = useCommand(commands.followUp);
  const close = useCommand(commands.close);
  const sending = { answer, followUp, close };
  const offered = kinds.filter(
    (kind) => questionMachine.actions[kind].by.some(can) && move(questionMachine, question.state, kind, {}).ok,
  );
  if (offered.length === 0) return null;
  const { cycle, version } = question;
  const send = (kind: Kind) =>
    sending[kind].mutate(
      { cycle, id: question.id, version, text: text.trim() },
      { onSuccess: () => toast(t('reply.sent')) },
    );
  const error = kinds.map((kind) => sending[kind].error).find((one) => one !== null) ?? null;
  return (
    <section className="kp-card kp-stack kp-no-print">
      <div className="kp-ask-text">
        <label htmlFor={id}>{t(offered.includes('answer') ? 'reply.answer.label' : 'reply.own.label')}</label>
        <Input.TextArea
          id={id}
          rows={5}
          maxLength={2000}
          showCount
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="kp-row">
        {offered.map((kind, i) => (
          <Button
            key={kind}
            type={i === 0 ? 'primary' : 'default'}
            disabled={text.trim() === ''}
            loading={sending[kind].isPending}
            onClick={() => send(kind)}
          >
            {t(`reply.${kind}`)}
          </Button>
        ))}
      </div>
      <Refusal error={error} />
    </section>
  );
}
