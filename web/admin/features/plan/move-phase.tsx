import { Button, Modal } from 'antd';
import { useState } from 'react';
import { closePhase, openPhase, reopenPhase } from '#shared/api/conduct/plan.ts';
import { type Phase, type PhaseId, phaseNames } from '#shared/appraisal/plan.ts';
import { useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { type OpenStep, openOf, OpenSteps } from './open-steps.tsx';
import { useTexts } from './texts.ts';

interface Props {
  cycle: string;
  phase: PhaseId;
  open: readonly OpenStep[];
}

/** What the office can do with a phase as it stands. */
export function MovePhase({ state, ...props }: Props & { state: Phase['state'] }) {
  if (state === 'planned') return <Open {...props} />;
  return state === 'open' ? <Close {...props} /> : <Reopen {...props} />;
}

function Open({ cycle, phase }: Props) {
  const t = useTexts();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const open = useCommand(openPhase, { rereadStale: true });
  const name = say(phaseNames[phase]);
  return (
    <>
      <Button aria-label={t('phase.open.title', { phase: name })} onClick={() => setAsking(true)}>
        {t('phase.do.open')}
      </Button>
      <Plain
        open={asking}
        title={t('phase.open.title', { phase: name })}
        ok={t('phase.do.open')}
        command={open}
        onOk={() => open.mutate({ cycle, phase }, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        {t('phase.open.what')}
      </Plain>
    </>
  );
}

function Close({ cycle, phase, open: left }: Props) {
  const t = useTexts();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const close = useCommand(closePhase, { rereadStale: true });
  const name = say(phaseNames[phase]);
  const title = t('phase.close.title', { phase: name });
  const send = (reason: string | null) => close.mutate({ cycle, phase, reason }, { onSuccess: () => setAsking(false) });
  const leave = () => {
    close.reset();
    setAsking(false);
  };
  return (
    <>
      <Button aria-label={title} onClick={() => setAsking(true)}>
        {t('phase.do.close')}
      </Button>
      {left.length === 0 ? (
        <Plain
          open={asking}
          title={title}
          ok={t('phase.do.close')}
          command={close}
          onOk={() => send(null)}
          onClose={leave}
        >
          {t('phase.close.clear')}
        </Plain>
      ) : (
        <ReasonModal
          open={asking}
          title={title}
          confirm={t('phase.do.close')}
          danger
          busy={close.isPending}
          error={close.error}
          onConfirm={send}
          onCancel={leave}
        >
          <div className="kp-stack">
            <p>{t('phase.close.open', { n: openOf(left) })}</p>
            <OpenSteps cycle={cycle} open={left} />
          </div>
        </ReasonModal>
      )}
    </>
  );
}

function Reopen({ cycle, phase }: Props) {
  const t = useTexts();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const reopen = useCommand(reopenPhase, { rereadStale: true });
  const title = t('phase.reopen.title', { phase: say(phaseNames[phase]) });
  return (
    <>
      <Button aria-label={title} onClick={() => setAsking(true)}>
        {t('phase.do.reopen')}
      </Button>
      <ReasonModal
        open={asking}
        title={title}
        confirm={t('phase.do.reopen')}
        busy={reopen.isPending}
        error={reopen.error}
        onConfirm={(reason) => reopen.mutate({ cycle, phase, reason }, { onSuccess: () => setAsking(false) })}
        onCancel={() => {
          reopen.reset();
          setAsking(false);
        }}
      >
        {t('phase.reopen.what')}
      </ReasonModal>
    </>
  );
}

/** A question that takes no reason. */
function Plain(props: {
  open: boolean;
  title: string;
  ok: string;
  command: Pick<ReturnType<typeof useCommand>, 'isPending' | 'error' | 'reset'>;
  onOk: () => void;
  onClose: () => void;
  children: string;
}) {
  const t = useTexts();
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.ok}
      cancelText={t('cancel')}
      confirmLoading={props.command.isPending}
      onOk={props.onOk}
      onCancel={() => {
        props.command.reset();
        props.onClose();
      }}
    >
      <div className="kp-stack">
        <p>{props.children}</p>
        <Refusal error={props.command.error} />
      </div>
    </Modal>
  );
}
