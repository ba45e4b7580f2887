import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { ImportKind } from '#shared/api/appraisals.ts';
import type { TableKind } from '#shared/dataset/tables.ts';
import type { Problem } from '#shared/problem.ts';
import { ApiError } from '../../app/api-error.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { count } from '../../ui/numbers.ts';
import type { SheetReport } from './check-sheet.ts';
import './import.css';
import { sendFile } from './send-file.ts';
import type { SheetReader } from './sheet-reader.ts';
import { SheetTable } from './sheet-table.tsx';
import { useTexts } from './texts.ts';
import { useSheetContext } from './use-context.ts';
import { useSheet } from './use-sheet.ts';

interface Props {
  reader: SheetReader;
  file: File;
  kind: Exclude<ImportKind, 'dataset'> & TableKind;
  cycle: string | null;
  /** what the service found wrong that the page could not know */
  refused: readonly Problem[];
  onStarted: (job: string) => void;
  onAnother: () => void;
}

/** The rows of a file with their faults first, mended in place; imported once none is left. */
export function SheetPreview({ reader, file, kind, cycle, refused, onStarted, onAnother }: Props) {
  const t = useTexts();
  const context = useSheetContext(kind, cycle);
  const sheet = useSheet(reader, file, kind, context, refused);
  const [only, setOnly] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  if (sheet.failed) {
    return (
      <EmptyState
        title={t('unreadable')}
        hint={t('unreadable.xlsx')}
        detail={sheet.failed}
        action={<Button onClick={onAnother}>{t('another')}</Button>}
      />
    );
  }
  if (!sheet.cells || !sheet.report || !context) return <p role="status">{t('reading', { name: file.name })}</p>;
  const { report } = sheet;
  const start = async () => {
    setSending(true);
    setError(null);
    try {
      const { text } = await reader.ask('take', { kind, context });
      onStarted(await sendFile({ content: new Blob([text]), name: file.name, kind, cycle }));
    } catch (cause) {
      setError(cause instanceof ApiError ? cause : new ApiError('internal', String(cause)));
    } finally {
      setSending(false);
    }
  };
  const isClean = report.faults.length === 0;
  return (
    <div className="kp-stack">
      <section className="kp-card kp-stack">
        <div className="kp-row">
          <h2>{t('preview.title', { name: file.name })}</h2>
          <div className="kp-row kp-row-end">
            <Button onClick={onAnother}>{t('another')}</Button>
            <Button
              type="primary"
              disabled={!isClean || sheet.isChecking || report.ready === 0}
              loading={sending}
              onClick={start}
            >
              {sending ? t('uploading') : t('start', { n: count(report.ready) })}
            </Button>
          </div>
        </div>
        <Counts report={report} isChecking={sheet.isChecking} />
        <Refusal error={error} />
      </section>
      {!isClean && (
        <div className="kp-row">
          <span className="kp-soft">{t('preview.mend')}</span>
          <Checkbox className="kp-row-end" checked={only} onChange={(event) => setOnly(event.target.checked)}>
            {t('preview.only')}
          </Checkbox>
        </div>
      )}
      <SheetTable
        cells={sheet.cells}
        faults={report.faults}
        suspects={sheet.suspects}
        onlySuspects={only}
        label={file.name}
        onMend={sheet.mend}
      />
    </div>
  );
}

function Counts({ report, isChecking }: { report: SheetReport; isChecking: boolean }) {
  const t = useTexts();
  const { added, changed, same, present } = report.comparison;
  const rows = new Set(report.faults.map((fault) => fault.row)).size;
  return (
    <p className="kp-counts" role="status">
      {isChecking && <span>{t('preview.checking')}</span>}
      {report.faults.length > 0 ? (
        <strong className="kp-wrong">
          {t('preview.faults', { n: count(report.faults.length), rows: count(rows) })}
        </strong>
      ) : report.ready === 0 ? (
        <strong className="kp-wrong">{t('preview.empty')}</strong>
      ) : (
        <strong>✓ {t('preview.clean')}</strong>
      )}
      <span>{t('preview.rows', { n: count(report.ready) })}</span>
      <span>{t('preview.added', { n: count(added) })}</span>
      {present > 0 ? (
        <span>{t('preview.present', { n: count(present) })}</span>
      ) : (
        <>
          <span>{t('preview.changed', { n: count(changed) })}</span>
          <span>{t('preview.same', { n: count(same) })}</span>
        </>
      )}
    </p>
  );
}
