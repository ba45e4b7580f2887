import { Button } from 'antd';
import { useRef, useState } from 'react';
import { ulid } from 'ulid';
import { attachFile, detachFile, openAttachment, prepareAttachment } from '#shared/api/conduct/reports.ts';
import { type Attachment } from '#shared/appraisal/report-details.ts';
import { call, useCommand } from '../../app/api.ts';
import { ApiError } from '../../app/api-error.ts';
import { downloadFrom } from '../../ui/download.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { size } from '../../ui/numbers.ts';
import { useTexts } from './texts.ts';
import type { Report } from './use-saver.ts';

/** The report's attachments: opened by whoever may read it, added and removed while it is being written. */
export function Attachments({ report }: { report: Report }) {
  const t = useTexts();
  const chosen = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState<ApiError | null>(null);
  const attach = useCommand(attachFile);
  const { attachments, attachmentRules: rules, may, cycle, subject } = report;
  const at = { cycle, unit: report.unit.id, subject };
  const takes = may.write && rules.endings.length > 0 && rules.maxCount > 0;
  if (attachments.length === 0 && !takes) return null;
  const send = async (content: File) => {
    setSending(true);
    setFailed(null);
    try {
      const asked = { ...at, file: ulid(), name: content.name, size: content.size };
      const { file, url, headers } = await call(prepareAttachment, asked);
      const sent = await fetch(url, { method: 'PUT', body: content, headers }).catch(() => null);
      if (!sent?.ok) throw new ApiError(sent ? 'unavailable' : 'offline', t('attachments.failed'));
      await attach.mutateAsync({ ...at, file });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFailed(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <section className="kp-card kp-stack kp-no-print">
      <h2>{t('attachments')}</h2>
      {takes && (
        <p className="kp-soft">
          {t('attachments.rule', {
            ...{ count: rules.maxCount, size: rules.maxMegabytes, endings: rules.endings.join('、') },
          })}
        </p>
      )}
      {attachments.length > 0 && (
        <ul className="kp-report-lines">
          {attachments.map((one) => (
            <Attached key={one.file} one={one} report={report} />
          ))}
        </ul>
      )}
      {takes && (
        <div>
          <input
            ref={chosen}
            type="file"
            hidden
            aria-label={t('attachments.add')}
            accept={rules.endings.map((ending) => `.${ending}`).join(',')}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) void send(file);
            }}
          />
          <Button
            loading={sending}
            disabled={attachments.length >= rules.maxCount}
            onClick={() => chosen.current?.click()}
          >
            {t(sending ? 'attachments.sending' : 'attachments.add')}
          </Button>
        </div>
      )}
      <Refusal error={failed} />
    </section>
  );
}

function Attached({ one, report }: { one: Attachment; report: Report }) {
  const t = useTexts();
  const detach = useCommand(detachFile, { rereadStale: true });
  const [failed, setFailed] = useState<ApiError | null>(null);
  const { cycle, subject, may } = report;
  const at = { cycle, unit: report.unit.id, subject, file: one.file };
  const open = async () => {
    setFailed(null);
    try {
      const { url, name } = await call(openAttachment, at);
      downloadFrom(url, name);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFailed(error);
    }
  };
  return (
    <li>
      <button type="button" className="kp-link" onClick={() => void open()}>
        {one.name}
      </button>
      <span className="kp-soft">{size(one.size)}</span>
      {may.write && (
        <Button
          size="small"
          aria-label={t('attachments.remove', { name: one.name })}
          loading={detach.isPending}
          onClick={() => detach.mutate(at)}
        >
          {t('remove')}
        </Button>
      )}
      <Refusal error={failed ?? detach.error} />
    </li>
  );
}
