import { Button, Modal } from 'antd';
import { useState } from 'react';
import { sourceNames } from '#shared/policy/terms.ts';
import { closePoll, openCasting, openIssuing, openPoll, publishPoll } from '#shared/api/ballots/polls.ts';
import { useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { useUiTexts } from '../../ui/texts.ts';
import type { MainAct } from './stages.ts';
import { useTexts } from './texts.ts';
import { again, type PollProps } from './use-poll.ts';

type Act = Exclude<MainAct, 'freeze' | 'print'>;

/** The act that brings the poll on; what it does to whom is said before it is done, in figures. */
export function ActButton({ place, view, act, isHindered }: PollProps & { act: Act; isHindered: boolean }) {
  const t = useTexts();
  const ui = useUiTexts();
  // What was asked about, not whether: once the poll has moved on, the question is not suddenly about the next step.
  const [asked, setAsked] = useState<Act | null>(null);
  const asking = asked === act;
  const shown = asked ?? act;
  const commands = {
    'open-issuing': useCommand(openIssuing, again),
    'open-casting': useCommand(openCasting, again),
    open: useCommand(openPoll, again),
    close: useCommand(closePoll, again),
    publish: useCommand(publishPoll, again),
  };
  const command = commands[act];
  const consequences = useConsequences(view, shown);
  const isGoingOn = view.poll.state === 'closing';
  const run = () => {
    const seen = { ...place, version: view.poll.version };
    const onSuccess = () => {
      setAsked(null);
      toast(t(`act.${act}.done`));
    };
    if (act === 'close') commands.close.mutate(place, { onSuccess });
    else commands[act].mutate(seen, { onSuccess });
  };
  return (
    <>
      <Button
        type="primary"
        size="large"
        danger={act === 'close' && !isGoingOn}
        disabled={isHindered}
        loading={command.isPending && !asking}
        onClick={() => (isGoingOn ? run() : setAsked(act))}
      >
        {t(isGoingOn ? 'act.close.on' : `act.${act}`)}
      </Button>
      {!asking && <Refusal error={command.error} />}
      <Modal
        open={asking}
        title={t(`act.${shown}`)}
        okText={t(`act.${shown}`)}
        cancelText={ui('cancel')}
        okButtonProps={{ loading: command.isPending, danger: act === 'close' }}
        onOk={() => asking && run()}
        onCancel={() => {
          command.reset();
          setAsked(null);
        }}
        destroyOnHidden
      >
        <div className="kp-stack">
          <ul className="kp-bullets">
            {consequences.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Refusal error={command.error} />
        </div>
      </Modal>
    </>
  );
}

/** with more, casting takes so long that a chair could close too early */
const manyBoxes = 10;

function useConsequences({ poll, progress, voters }: PollProps['view'], act: Act): string[] {
  const t = useTexts();
  const say = useSay();
  const { cards, issued } = progress;
  const unclaimed = Math.max(0, cards - issued);
  const notHanded = Math.max(0, cards - voters.filter(({ given }) => given !== 'no').length);
  const trial = poll.dryRun ? [t('dry.line')] : [];
  switch (act) {
    case 'open-issuing':
      return [
        ...trial,
        t('sure.issuing', { cards }),
        ...(notHanded > 0 ? [t('sure.issuing.handed', { n: notHanded })] : []),
        t('sure.issuing.hold'),
      ];
    case 'open-casting':
      return [
        ...trial,
        t('sure.casting', { issued }),
        ...(unclaimed > 0 ? [t('sure.casting.void', { n: unclaimed })] : []),
        t('sure.casting.end'),
      ];
    case 'open':
      return [
        ...trial,
        t('sure.open'),
        ...(notHanded > 0 && cards > 0 ? [t('sure.open.void', { n: notHanded })] : []),
        t('sure.open.until'),
      ];
    case 'close':
      return [
        ...trial,
        ...(poll.state === 'casting' ? [t('sure.close.seen')] : []),
        ...(poll.boxes.length > manyBoxes ? [t('sure.close.boxes', { n: poll.boxes.length })] : []),
        t('sure.close'),
        t('sure.close.keys'),
        ...(poll.state === 'open' ? [t('sure.close.open')] : []),
      ];
    case 'publish':
      return [
        ...trial,
        t('sure.publish', { n: poll.minBallots }),
        t(poll.dryRun ? 'sure.publish.dry' : 'sure.publish.counts', { source: say(sourceNames[poll.source]) }),
      ];
  }
}
