import { Button } from 'antd';
import { Link } from 'react-router';
import type { User } from '#shared/api/tenants.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { ProgressBar } from '../../ui/job-progress.tsx';
import { count } from '../../ui/numbers.ts';
import { SheetTable } from '../import/sheet-table.tsx';
import { useTexts as useImportTexts } from '../import/texts.ts';
import { useTexts } from './texts.ts';
import { useUserSheet } from './use-user-sheet.ts';

interface Props {
  file: File;
  /** the users whose slips stand on the page */
  withPassword: ReadonlySet<string>;
  onMade: (user: User, initialPassword: string | null) => void;
  onRunning: (isRunning: boolean) => void;
  onAnother: () => void;
}

/** The users of a file with their faults first, mended in place; made once none is left. */
export function UserSheetPreview({ file, withPassword, onMade, onRunning, onAnother }: Props) {
  const t = useTexts();
  const ti = useImportTexts();
  const sheet = useUserSheet(file, onMade);
  const { cells, faults, ready, progress } = sheet;
  if (sheet.failed !== null)
    return (
      <EmptyState
        title={ti('unreadable')}
        hint={ti('unreadable.xlsx')}
        detail={sheet.failed}
        action={<Button onClick={onAnother}>{ti('another')}</Button>}
      />
    );
  if (sheet.listError) return <ErrorState error={sheet.listError} />;
  if (!cells || !sheet.isRead) return <p role="status">{ti('reading', { name: file.name })}</p>;
  const start = async () => {
    onRunning(true);
    await sheet.start();
    onRunning(false);
  };
  const without = sheet.rows.filter(({ known }) => known !== null && !withPassword.has(known));
  const faultyRows = new Set(faults.map(({ row }) => row)).size;
  return (
    <div className="kp-stack">
      <section className="kp-card kp-stack">
        <div className="kp-row">
          <h2>{ti('preview.title', { name: file.name })}</h2>
          <div className="kp-row kp-row-end">
            {progress ? (
              <Button onClick={sheet.stop}>{t('sheet.stop')}</Button>
            ) : (
              <Button onClick={onAnother}>{ti('another')}</Button>
            )}
            <Button
              type="primary"
              disabled={faults.length > 0 || ready.length === 0}
              loading={progress !== null}
              onClick={start}
            >
              {t('sheet.start', { n: count(ready.length) })}
            </Button>
          </div>
        </div>
        {progress && <ProgressBar label={t('sheet.running')} done={progress.done} total={progress.total} />}
        <p className="kp-counts" role="status">
          {faults.length > 0 && (
            <strong className="kp-wrong">
              {ti('preview.faults', { n: count(faults.length), rows: count(faultyRows) })}
            </strong>
          )}
          {faults.length === 0 && ready.length > 0 && <strong>✓ {t('sheet.clean')}</strong>}
          {faults.length === 0 && sheet.rows.length === 0 && (
            <strong className="kp-wrong">{ti('preview.empty')}</strong>
          )}
          <span>{t('sheet.ready', { n: count(ready.length) })}</span>
          {withPassword.size > 0 && <strong>✓ {t('sheet.made', { n: count(withPassword.size) })}</strong>}
        </p>
        <Refusal error={sheet.error} />
        {!progress && without.length > 0 && (
          <div className="kp-note">
            <p>{t('sheet.known', { n: count(without.length) })}</p>
            <p>
              {without.map(({ row, known, name, login }, i) => (
                <span key={row}>
                  {i > 0 && '、'}
                  <Link to={`/users/${known}`} target="_blank">{`${name} ${login}`}</Link>
                </span>
              ))}
            </p>
          </div>
        )}
      </section>
      {faults.length > 0 && <p className="kp-soft">{ti('preview.mend')}</p>}
      <SheetTable
        cells={cells}
        faults={faults}
        suspects={sheet.suspects}
        onlySuspects={false}
        label={file.name}
        onMend={sheet.mend}
      />
    </div>
  );
}
