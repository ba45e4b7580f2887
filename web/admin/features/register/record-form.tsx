import { Button, Form } from 'antd';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ApiError } from '../../app/api-error.ts';
import { useSay } from '../../app/i18n.ts';
import { Conflict } from '../../ui/conflict.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { showProblems } from '../../ui/form-problems.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { mergeThreeWays } from '../../ui/three-way.ts';
import type { Change } from '../../ui/three-way.ts';
import { useTexts } from './texts.ts';
import { toast } from '../../ui/toast.tsx';

interface Versioned<T> {
  record: T;
  version: string;
}

interface Props<T extends object, V extends object> {
  form: FormInstance<V>;
  /** what was read; null for a new record */
  base: Versioned<T> | null;
  initial: V;
  toRecord: (values: V) => T;
  toValues: (record: T) => V;
  /** the record's name in the operation's input, which the service's faults point into */
  within: string;
  create: (record: T) => Promise<unknown>;
  update: (record: T, version: string, reason: string) => Promise<unknown>;
  pending: UseMutationResult<unknown, ApiError>['isPending'];
  error: ApiError | null;
  readLatest: () => Promise<Versioned<T> | null>;
  label: (key: string) => string;
  show: (key: string, value: unknown) => string;
  onDone: (record: T) => void;
  onCancel: () => void;
  children: ReactNode;
}

/**
 * A form of the register: a change asks for its reason, a fault of the service stands at its field, and a record that
 * somebody else changed meanwhile is shown field by field and merged.
 */
export function RecordForm<T extends object, V extends object>(props: Props<T, V>) {
  const t = useTexts();
  const say = useSay();
  const [base, setBase] = useState(props.base);
  const [asking, setAsking] = useState<T | null>(null);
  const [conflict, setConflict] = useState<{ latest: Versioned<T>; changes: Change[]; merged: T } | null>(null);

  const finish = (record: T) => {
    toast(t('unit.saved'));
    props.onDone(record);
  };
  const refused = async (error: ApiError, mine: T) => {
    setAsking(null);
    showProblems(props.form as FormInstance, error.problems, props.within, say);
    if (error.code !== 'stale-version' || !base) return;
    const latest = await props.readLatest();
    if (latest) setConflict({ latest, ...mergeThreeWays(base.record, latest.record, mine) });
  };
  const submit = (values: V) => {
    const record = props.toRecord(values);
    if (base) setAsking(record);
    else
      props.create(record).then(
        () => finish(record),
        (error: ApiError) => refused(error, record),
      );
  };
  const update = (reason: string) => {
    if (!base || !asking) return;
    props.update(asking, base.version, reason).then(
      () => finish(asking),
      (error: ApiError) => refused(error, asking),
    );
  };
  const merge = () => {
    if (!conflict) return;
    setBase(conflict.latest);
    props.form.setFieldsValue(props.toValues(conflict.merged) as never);
    setConflict(null);
  };
  return (
    <Form form={props.form} layout="vertical" initialValues={props.initial} onFinish={submit} requiredMark>
      <div className="kp-stack">
        {props.children}
        {conflict ? (
          <Conflict changes={conflict.changes} label={props.label} show={props.show} onMerge={merge} />
        ) : (
          <Refusal error={props.error} />
        )}
      </div>
      <div className="kp-form-actions">
        <Button type="primary" htmlType="submit" loading={props.pending} disabled={conflict !== null}>
          {t('save')}
        </Button>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
      <ReasonModal
        open={asking !== null}
        title={t('save.reason')}
        confirm={t('save')}
        busy={props.pending}
        onConfirm={update}
        onCancel={() => setAsking(null)}
      />
    </Form>
  );
}
