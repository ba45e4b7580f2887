import { Modal } from 'antd';
import { useState } from 'react';
import { submitReport } from '#shared/api/conduct/reports.ts';
import { missingFields } from '#shared/appraisal/report-text.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import type { ReportSaver, SaverView } from './report-saver.ts';
import { useTexts } from './texts.ts';
import type { Report } from './use-saver.ts';

/** Says what is about to be submitted; what cannot be is said before it is sent. */
export function SubmitModal(props: {
  open: boolean;
  report: Report;
  saver: ReportSaver;
  view: SaverView;
  length: number;
  onClose: () => void;
}) {
  const t = useTexts();
  const { open, report, saver, view, length, onClose } = props;
  const [saving, setSaving] = useState(false);
  const submit = useCommand(submitReport, { rereadStale: true });
  const { cycle, subject, fields, maxChars, phase, today, attachments } = report;
  const missing = missingFields(fields, view.text);
  const over = length - maxChars;
  const isLate = phase.to !== null && today > phase.to;
  const close = () => {
    submit.reset();
    onClose();
  };
  const send = async () => {
    setSaving(true);
    const isSaved = await saver.flush();
    setSaving(false);
    const { version } = saver.view();
    if (!isSaved || version === null) return;
    submit.mutate(
      { cycle, unit: report.unit.id, subject, version },
      {
        onSuccess: ({ late }) => {
          toast(t(late ? 'submit.done.late' : 'submit.done'));
          close();
        },
      },
    );
  };
  return (
    <Modal
      open={open}
      title={t('submit.title')}
      okText={t('submit')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: missing.length > 0 || over > 0, loading: saving || submit.isPending }}
      onOk={() => void send()}
      onCancel={close}
      destroyOnHidden
    >
      <div className="kp-stack">
        {missing.length > 0 && <p className="kp-wrong">{t('submit.empty', { fields: missing.join('、') })}</p>}
        {over > 0 && <p className="kp-wrong">{t('chars.over', { n: over })}</p>}
        {missing.length === 0 && over <= 0 && (
          <>
            <p>{t('submit.what', { n: length, files: attachments.length })}</p>
            <p className={isLate ? 'kp-wrong' : 'kp-soft'}>
              {isLate ? t('due.over', { date: phase.to ?? '' }) : t('submit.back')}
            </p>
          </>
        )}
        {view.state !== 'saved' && view.state !== 'typing' && view.state !== 'saving' && (
          <p className="kp-wrong">{t(`save.${view.state}`)}</p>
        )}
        <Refusal error={submit.error} />
      </div>
    </Modal>
  );
}
