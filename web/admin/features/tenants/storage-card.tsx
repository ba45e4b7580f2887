import { Button } from 'antd';
import { useState } from 'react';
import { ulid } from 'ulid';
import type { Job } from '#shared/api/common.ts';
import { measureTenant } from '#shared/api/service.ts';
import type { Storage } from '#shared/api/service.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { JobState } from '../../ui/job-progress.tsx';
import { count, moment, size } from '../../ui/numbers.ts';
import '../../ui/small-tables.css';
import { useTexts } from './texts.ts';

export const bytesOf = ({ bytes, fileBytes }: Storage): number => bytes.main + bytes.audit + bytes.ballots + fileBytes;

/** What a county keeps, by kind. */
export function StorageTable({ storage }: { storage: Storage }) {
  const t = useTexts();
  const { bytes, files, fileBytes, items } = storage;
  const lines: [string, number][] = [
    [t('storage.main'), bytes.main],
    [t('storage.audit'), bytes.audit],
    [t('storage.ballots'), bytes.ballots],
    [t('storage.files', { n: count(files) }), fileBytes],
  ];
  return (
    <table className="kp-small-table">
      <thead>
        <tr>
          <th scope="col">{t('storage.kind')}</th>
          <th scope="col">{t('storage.size')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([label, n]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{size(n)}</td>
          </tr>
        ))}
        <tr className="kp-parts-sum">
          <th scope="row">{t('storage.total', { n: count(items) })}</th>
          <td>{size(bytesOf(storage))}</td>
        </tr>
      </tbody>
    </table>
  );
}

interface Props {
  tenant: string;
  storage: Storage | null;
  /** the service's jobs in the county */
  jobs: readonly Job[];
  mayMeasure: boolean;
}

/** The operator's view of it, with a new measurement. */
export function StorageCard({ tenant, storage, jobs, mayMeasure }: Props) {
  const t = useTexts();
  const [job, setJob] = useState<string | null>(null);
  const measure = useCommand(measureTenant);
  // Whoever comes back to the page sees a measurement that still goes on.
  const going = jobs.find(
    ({ id, kind, state }) => id === job || (kind === 'upkeep' && (state === 'queued' || state === 'running')),
  );
  const busy = going?.state === 'queued' || going?.state === 'running' || (job !== null && !going);
  return (
    <section className="kp-card kp-stack">
      <div className="kp-row">
        <h2>{t('storage')}</h2>
        {mayMeasure && (
          <Button
            className="kp-row-end"
            loading={measure.isPending || busy}
            onClick={() => measure.mutate({ tenant, id: ulid() }, { onSuccess: (started) => setJob(started.job) })}
          >
            {t(storage ? 'measure' : 'measure.first')}
          </Button>
        )}
      </div>
      {storage ? (
        <>
          <StorageTable storage={storage} />
          <p className="kp-soft">{t('storage.at', { at: moment(storage.at) })}</p>
        </>
      ) : (
        <p className="kp-soft">{t('storage.none')}</p>
      )}
      {going && <JobState job={going}>{() => <p role="status">✓ {t('measured')}</p>}</JobState>}
      <Refusal error={measure.error} />
    </section>
  );
}
