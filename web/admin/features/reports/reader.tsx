import { Button, Modal } from 'antd';
import { useState } from 'react';
import { returnReport, withdrawReport } from '#shared/api/conduct/reports.ts';
import { useCommand } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { moment } from '../../ui/numbers.ts';
import { toast } from '../../ui/toast.tsx';
import { PrintForm } from './print-form.tsx';
import { RemarksModal } from './remarks-modal.tsx';
import { useTexts } from './texts.ts';
import { type Report, useDraftStore } from './use-saver.ts';

/** What cannot be written on now: the text, why it is so, and what can be done with it. */
export function Reader({ report }: { report: Report }) {
  const t = useTexts();
  const { text, fields, state, phase, may } = report;
  if (text === null) return <EmptyState title={t('read.none')} hint={t('read.none.hint')} />;
  const why =
    state === 'locked'
      ? t('locked')
      : phase.state === 'closed'
        ? t('closed')
        : may.withdraw
          ? t('read.submitted')
          : null;
  return (
    <>
      <LeftHere report={report} />
      {(why !== null || may.withdraw || may.return) && (
        <div className="kp-note kp-row kp-no-print">
          {why !== null && <span>{why}</span>}
          {may.withdraw && <Withdraw report={report} />}
          {may.return && <Return report={report} />}
        </div>
      )}
      <article className="kp-card kp-report-text kp-no-print">
        {fields.map((field) => (
          <section key={field}>
            <h2>{field}</h2>
            <p>{text[field] ?? ''}</p>
          </section>
        ))}
      </article>
      <PrintForm report={report} text={text} />
    </>
  );
}

function Withdraw({ report: { cycle, unit, subject } }: { report: Report }) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const withdraw = useCommand(withdrawReport, { rereadStale: true });
  return (
    <>
      <Button className="kp-row-end" onClick={() => setAsking(true)}>
        {t('withdraw')}
      </Button>
      <Modal
        open={asking}
        title={t('withdraw')}
        okText={t('withdraw')}
        cancelText={t('cancel')}
        okButtonProps={{ loading: withdraw.isPending }}
        onOk={() => withdraw.mutate({ cycle, unit: unit.id, subject }, { onSuccess: () => toast(t('withdraw.done')) })}
        onCancel={() => setAsking(false)}
      >
        <p>{t('withdraw.what')}</p>
        <Refusal error={withdraw.error} />
      </Modal>
    </>
  );
}

function Return({ report: { cycle, unit, subject, submissions } }: { report: Report }) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const back = useCommand(returnReport, { rereadStale: true });
  const number = String(submissions[0]?.number ?? 0);
  return (
    <>
      <Button danger className="kp-row-end" onClick={() => setAsking(true)}>
        {t('return')}
      </Button>
      <RemarksModal
        open={asking}
        busy={back.isPending}
        error={back.error}
        onCancel={() => {
          back.reset();
          setAsking(false);
        }}
        onConfirm={(remarks) =>
          back.mutate(
            { cycle, unit: unit.id, subject, number, remarks },
            {
              onSuccess: () => {
                setAsking(false);
                toast(t('return.done'));
              },
            },
          )
        }
      />
    </>
  );
}

/** What this browser still holds and the service never took: it can be read, and copied from. */
function LeftHere({ report }: { report: Report }) {
  const t = useTexts();
  const store = useDraftStore(report);
  const [left, setLeft] = useState(() => store.load());
  const [shown, setShown] = useState(false);
  if (!left) return null;
  return (
    <div className="kp-refusal kp-no-print">
      <p>{t('local.left', { at: moment(left.at) })}</p>
      <div className="kp-row">
        <Button size="small" onClick={() => setShown(!shown)} aria-expanded={shown}>
          {t('local.show')}
        </Button>
        <Button
          size="small"
          onClick={() => {
            store.drop();
            setLeft(null);
          }}
        >
          {t('local.drop')}
        </Button>
      </div>
      {shown &&
        Object.entries(left.text).map(([field, text]) => (
          <p key={field} className="kp-report-paragraph">
            <strong>{field}</strong> {text}
          </p>
        ))}
    </div>
  );
}
