import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { importKinds } from '#shared/api/appraisals.ts';
import type { ImportKind } from '#shared/api/appraisals.ts';
import type { Problem } from '#shared/problem.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ChooseFile } from './choose-file.tsx';
import { DatasetPreview } from './dataset-preview.tsx';
import { ImportJob } from './import-job.tsx';
import { SheetPreview } from './sheet-preview.tsx';
import { SheetReader } from './sheet-reader.ts';
import { useTexts } from './texts.ts';

/** Choose, check and mend, import: the kind, the cycle and the job stand in the address. */
export function Component() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const [taken, setTaken] = useState<{ file: File; of: string } | null>(null);
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const reader = useReader();
  const asked = params.get('kind');
  const kind: ImportKind = importKinds.find((one) => one === asked) ?? (params.has('cycle') ? 'performance' : 'people');
  const cycle = params.get('cycle');
  const job = params.get('job');
  // A file belongs to what it was chosen for: another kind or cycle in the address begins anew.
  const of = `${kind} ${cycle ?? ''}`;
  const file = taken?.of === of ? taken.file : null;
  const set = (change: Record<string, string | null>) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      for (const [key, value] of Object.entries(change)) {
        if (value === null) next.delete(key);
        else next.set(key, value);
      }
      return next;
    });
  const started = (id: string) => {
    setRefused([]);
    set({ job: id });
  };
  const restart = () => {
    setTaken(null);
    setRefused([]);
    set({ job: null });
  };
  return (
    <>
      <PageHeader title={job ? t('job.title') : t('title')} hint={job ? undefined : t('hint')} />
      {job && (
        <ImportJob
          job={job}
          onAgain={restart}
          onMend={
            file && kind !== 'dataset'
              ? (problems) => {
                  setRefused(problems);
                  set({ job: null });
                }
              : null
          }
        />
      )}
      {!file && !job && (
        <ChooseFile kind={kind} cycle={cycle} onChoose={set} onFile={(chosen) => setTaken({ file: chosen, of })} />
      )}
      {/* Stays while the job runs, so that rows the service refuses can be mended where they were. */}
      {file && (
        <div hidden={job !== null}>
          {kind === 'dataset' ? (
            <DatasetPreview reader={reader} file={file} onStarted={started} onAnother={restart} />
          ) : (
            <SheetPreview
              reader={reader}
              file={file}
              kind={kind}
              cycle={kind === 'performance' || kind === 'opinions' ? cycle : null}
              refused={refused}
              onStarted={started}
              onAnother={restart}
            />
          )}
        </div>
      )}
    </>
  );
}

function useReader(): SheetReader {
  const [reader] = useState(() => new SheetReader());
  useEffect(() => () => reader.close(), [reader]);
  return reader;
}
