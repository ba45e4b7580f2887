import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { listCycles } from '#shared/api/appraisals.ts';
import { ApiError } from '../../app/api-error.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { count } from '../../ui/numbers.ts';
import { SmallTable } from '../../ui/small-table.tsx';
import { sendFile } from './send-file.ts';
import type { Answers, DatasetFacts } from './sheet-messages.ts';
import type { SheetReader } from './sheet-reader.ts';
import { useTexts } from './texts.ts';

interface Props {
  reader: SheetReader;
  file: File;
  onStarted: (job: string) => void;
  onAnother: () => void;
}
const shownFaults = 200;

/** A dataset file: what is in it, or every fault with its place. */
export function DatasetPreview({ reader, file, onStarted, onAnother }: Props) {
  const t = useTexts();
  const say = useSay();
  const [read, setRead] = useState<Answers['dataset'] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  useEffect(() => {
    let gone = false;
    reader
      .ask('dataset', { file })
      .then((answer) => !gone && setRead(answer))
      .catch((cause: unknown) => !gone && setFailed(cause instanceof Error ? cause.message : String(cause)));
    return () => {
      gone = true;
    };
  }, [reader, file]);
  const another = <Button onClick={onAnother}>{t('another')}</Button>;
  if (failed)
    return <EmptyState title={t('unreadable')} hint={t('unreadable.json')} detail={failed} action={another} />;
  if (!read) return <p role="status">{t('reading', { name: file.name })}</p>;
  const start = async () => {
    setSending(true);
    try {
      onStarted(await sendFile({ content: file, name: file.name, kind: 'dataset', cycle: null }));
    } catch (cause) {
      setError(cause instanceof ApiError ? cause : new ApiError('internal', String(cause)));
    } finally {
      setSending(false);
    }
  };
  return (
    <section className="kp-card kp-stack">
      <div className="kp-row">
        <h2>{t('preview.title', { name: file.name })}</h2>
        <div className="kp-row kp-row-end">
          {another}
          {read.facts && (
            <Button type="primary" loading={sending} onClick={start}>
              {t('start.dataset')}
            </Button>
          )}
        </div>
      </div>
      {read.facts && <Facts facts={read.facts} />}
      {read.problems.length > 0 && (
        <>
          <p className="kp-wrong" role="alert">
            <strong>{t('dataset.faults', { n: count(read.problems.length) })}</strong>
          </p>
          <SmallTable
            label={t('dataset.message')}
            heads={[t('dataset.path'), t('dataset.message')]}
            rows={read.problems.slice(0, shownFaults).map((one) => [<code>{one.path}</code>, say(one.message)])}
          />
          {read.problems.length > shownFaults && <p>{t('preview.more', { n: read.problems.length - shownFaults })}</p>}
        </>
      )}
      <Refusal error={error} />
    </section>
  );
}

function Facts({ facts }: { facts: DatasetFacts }) {
  const t = useTexts();
  const cycles = useOperation(listCycles, {});
  const years = cycles.data?.cycles.map(({ cycle }) => cycle) ?? [];
  const year = String(facts.year);
  const parts = ['units', 'people', 'performance', 'opinions'] as const;
  return (
    <>
      <p role="status">
        <strong>✓ {t('dataset.of', { tenant: facts.tenant, year: facts.year })}</strong> {t('dataset.clean')}
      </p>
      <dl className="kp-facts">
        {parts.map((part) => (
          <div key={part} className="kp-contents">
            <dt>{t(part)}</dt>
            <dd>{count(facts[part])}</dd>
          </div>
        ))}
      </dl>
      {cycles.data && (
        <p className="kp-note">
          {t(years.some(({ id }) => id === facts.cycle) ? 'dataset.replaces' : 'dataset.opens', { year })}
          {t(years.some((cycle) => cycle.year > facts.year) ? 'dataset.register.past' : 'dataset.register', { year })}
        </p>
      )}
    </>
  );
}
