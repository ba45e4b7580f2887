import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ApiError } from '../../app/api-error.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { ProgressBar } from '../../ui/job-progress.tsx';
import '../import/import.css';
import { ImportOutcome } from './import-outcome.tsx';
import { useTexts } from './texts.ts';
import { sendArchive } from './upload.ts';

const largest = 64_000_000;

/** An archive into this empty county: the file, its upload, and then the job, whose id is in the address. */
export function ImportCard() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const job = params.get('import');
  const [sending, setSending] = useState<{ file: File; sent: number; stop: AbortController } | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const start = async (file: File) => {
    const stop = new AbortController();
    setError(null);
    setSending({ file, sent: 0, stop });
    try {
      const started = await sendArchive({
        file,
        signal: stop.signal,
        onProgress: (sent) => setSending({ file, sent, stop }),
      });
      setParams({ import: started });
    } catch (cause) {
      if (!stop.signal.aborted) setError(cause instanceof ApiError ? cause : new ApiError('internal', String(cause)));
    } finally {
      setSending(null);
    }
  };
  if (job) return <ImportOutcome job={job} onAnother={() => setParams({})} />;
  return (
    <section className="kp-card kp-stack kp-no-print">
      <h2>{t('import')}</h2>
      <p>{t('import.hint')}</p>
      {sending ? (
        <>
          <ProgressBar
            label={t('import.uploading', { name: sending.file.name })}
            done={sending.sent}
            total={sending.file.size}
            inPercent
          />
          <div>
            <Button onClick={() => sending.stop.abort(new Error('stopped'))}>{t('import.stop')}</Button>
          </div>
        </>
      ) : (
        <ChooseArchive onFile={start} />
      )}
      <Refusal error={error} />
    </section>
  );
}

function ChooseArchive({ onFile }: { onFile: (file: File) => void }) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<'import.tooBig' | 'import.wrong' | 'import.empty' | null>(null);
  const take = (file: File | undefined) => {
    if (!file) return;
    const found = !/\.gz$/i.test(file.name)
      ? 'import.wrong'
      : file.size > largest
        ? 'import.tooBig'
        : file.size === 0
          ? 'import.empty'
          : null;
    setFault(found);
    if (found === null) onFile(file);
  };
  return (
    <div
      className={`kp-drop ${over ? 'kp-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <InboxOutlined aria-hidden="true" />
      <span>
        {t('import.drop')} <Button onClick={() => input.current?.click()}>{t('import.choose')}</Button>
      </span>
      <span className="kp-soft">{t('import.limit')}</span>
      {fault && (
        <span className="kp-wrong" role="alert">
          {t(fault)}
        </span>
      )}
      <input
        ref={input}
        type="file"
        className="kp-hidden"
        tabIndex={-1}
        aria-label={t('import.choose')}
        accept=".gz"
        onChange={(event) => {
          take(event.target.files?.[0]);
          // The same file, mended, may be chosen again.
          event.target.value = '';
        }}
      />
    </div>
  );
}
