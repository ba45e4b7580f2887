import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ApiError } from '../../app/api-error.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProgressBar } from '../../ui/job-progress.tsx';
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
        <FileDrop
          texts={{ drop: t('import.drop'), choose: t('import.choose'), limit: t('import.limit') }}
          accept=".gz"
          faultOf={(file) => {
            const fault = faultOf(file);
            return fault && t(fault);
          }}
          onFile={start}
        />
      )}
      <Refusal error={error} />
    </section>
  );
}

function faultOf(file: File): 'import.tooBig' | 'import.wrong' | 'import.empty' | null {
  if (!/\.gz$/i.test(file.name)) return 'import.wrong';
  if (file.size > largest) return 'import.tooBig';
  return file.size === 0 ? 'import.empty' : null;
}
