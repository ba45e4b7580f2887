import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { ulid } from 'ulid';
import { startRun } from '#shared/api/grading.ts';
import { listPolicies } from '#shared/api/policies.ts';
import { listJobs } from '#shared/api/tenants.ts';
import { useCommand, useOperation } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { moment } from '../../ui/numbers.ts';
import { useResultTexts } from './texts.ts';

interface Props {
  cycle: string;
  /** the version the cycle runs on: any other one is a trial */
  ownPolicy: string | null;
  /** the version to begin with, from the policy page's “what would change” */
  policy: string | null;
  onClose: () => void;
  onStarted: (job: string) => void;
}

/** Starts a run, or a trial by another version of the policy. */
export function StartRun({ cycle, ownPolicy, policy, onClose, onStarted }: Props) {
  const t = useResultTexts();
  const id = useId();
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<string | null>(policy !== ownPolicy ? policy : null);
  // made once, so that a second click on a slow line starts no second run
  const [run] = useState(() => ulid());
  const versions = useOperation(listPolicies, {});
  const start = useCommand(startRun, { alsoChanges: [listJobs] });
  const others = (versions.data?.versions ?? [])
    .filter((version) => version.id !== ownPolicy)
    .toSorted((a, b) => (a.id < b.id ? 1 : -1));
  return (
    <Modal
      open
      title={t('start.title')}
      okText={t('start')}
      okButtonProps={{ loading: start.isPending }}
      onCancel={onClose}
      onOk={() =>
        start.mutate(
          { cycle, id: run, policyVersion: chosen, note: note.trim() },
          { onSuccess: ({ job }) => onStarted(job) },
        )
      }
    >
      <div className="kp-stack">
        <div>
          <label htmlFor={`${id}-note`}>{t('start.note')}</label>
          <Input.TextArea
            id={`${id}-note`}
            autoFocus
            rows={2}
            maxLength={200}
            value={note}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setNote(event.target.value)}
          />
          <p className="kp-soft" id={`${id}-hint`}>
            {t('start.note.hint')}
          </p>
        </div>
        <div>
          <label htmlFor={`${id}-policy`}>{t('start.policy')}</label>
          <Select
            id={`${id}-policy`}
            className="kp-fill"
            value={chosen ?? ''}
            onChange={(value) => setChosen(value === '' ? null : value)}
            options={[
              { value: '', label: t('start.policy.own') },
              ...others.map((version) => ({
                value: version.id,
                label: `${version.title} · ${moment(version.at)} · ${version.reason}`,
              })),
            ]}
          />
          {chosen !== null && <p className="kp-soft">{t('start.trial')}</p>}
        </div>
        <Refusal error={start.error} />
      </div>
    </Modal>
  );
}
