import { Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { ulid } from 'ulid';
import { listCycles } from '#shared/api/appraisals.ts';
import { listRuns, startRun } from '#shared/api/grading.ts';
import type { PolicyVersion } from '#shared/api/policies.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { listJobs } from '#shared/api/tenants.ts';
import { useCommand, useOperation } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { comparePath } from '../cycles/paths.ts';
import { usePolicyTexts } from './texts.ts';

/** What is tried: a saved version, or the draft as it stands with how many changes it has. */
export type Tried = { version: PolicyVersion } | { policy: Policy; changes: number };

/** Grades a cycle's data by a saved version or by the draft, and leads to the comparison with what there was. */
export function TrialModal({ tried, onClose }: { tried: Tried; onClose: () => void }) {
  const t = usePolicyTexts();
  const id = useId();
  const navigate = useNavigate();
  const cycles = useOperation(listCycles, {});
  const rows = (cycles.data?.cycles ?? []).toSorted((a, b) => b.cycle.year - a.cycle.year);
  const [chosen, setChosen] = useState<string | null>(null);
  const cycle = chosen ?? (rows.find((row) => row.publishedRun !== null) ?? rows[0])?.cycle.id ?? null;
  const runs = useOperation(listRuns, { cycle: cycle ?? '' }, { enabled: cycle !== null });
  const start = useCommand(startRun, { alsoChanges: [listJobs] });
  const [run] = useState(() => ulid());
  const before =
    runs.data?.runs.find((each) => each.state === 'published') ??
    runs.data?.runs.filter((each) => each.state === 'draft').toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
  const begin = () => {
    if (cycle === null) return;
    const [by, note] =
      'version' in tried
        ? [{ policyVersion: tried.version.id }, t('trial.note', { reason: tried.version.reason })]
        : [{ policyVersion: null, policy: tried.policy }, t('trial.note.draft', { count: tried.changes })];
    start.mutate(
      { cycle, id: run, ...by, note: note.slice(0, 200) },
      {
        onSuccess: ({ job }) => {
          const params = new URLSearchParams({ b: run, job });
          if (before) params.set('a', before.id);
          void navigate(`${comparePath(cycle)}?${params}`);
        },
      },
    );
  };
  return (
    <Modal
      open
      title={t('trial')}
      okText={t('trial.start')}
      okButtonProps={{ disabled: cycle === null, loading: start.isPending }}
      onOk={begin}
      onCancel={onClose}
    >
      <div className="kp-stack">
        <p>{t('version' in tried ? 'trial.hint' : 'trial.hint.draft')}</p>
        {cycles.data && rows.length === 0 && <p className="kp-wrong">{t('trial.noCycle')}</p>}
        {rows.length > 0 && (
          <div>
            <label htmlFor={id}>{t('trial.cycle')}</label>
            <Select
              id={id}
              className="kp-fill"
              value={cycle}
              onChange={(value) => setChosen(value)}
              options={rows.map((row) => ({ value: row.cycle.id, label: `${row.cycle.year}` }))}
            />
          </div>
        )}
        <Refusal error={start.error} />
      </div>
    </Modal>
  );
}
