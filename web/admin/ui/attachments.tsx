import { Button } from 'antd';
import { useRef, useState } from 'react';
import { ulid } from 'ulid';
import type { Attachment } from '#shared/appraisal/report-details.ts';
import { ApiError } from '../app/api-error.ts';
import { downloadFrom } from './download.ts';
import { Refusal } from './error-state.tsx';
import { size } from './numbers.ts';
import { useUiTexts } from './texts.ts';

interface Props {
  attachments: readonly Attachment[];
  /** what may be added; null: nothing */
  rules: { maxCount: number; maxMegabytes: number; endings: readonly string[] } | null;
  /** an address for one file, and what goes with the upload */
  prepare(file: {
    file: string;
    name: string;
    size: number;
  }): Promise<{ url: string; headers: Record<string, string> }>;
  attach(file: string): Promise<unknown>;
  detach(file: string): Promise<unknown>;
  open(file: string): Promise<{ url: string; name: string }>;
}

/** Files that go with something: opened by whoever may see it, added and removed by whoever may change it. */
export function Attachments({ attachments, rules, prepare, attach, detach, open }: Props) {
  const t = useUiTexts();
  const chosen = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState<ApiError | null>(null);
  const takes = rules !== null && rules.endings.length > 0 && rules.maxCount > 0;
  if (attachments.length === 0 && !takes) return null;
  const attempt = async (act: () => Promise<unknown>) => {
    setFailed(null);
    try {
      await act();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFailed(error);
    }
  };
  const send = async (content: File) => {
    setSending(true);
    await attempt(async () => {
      const file = ulid();
      const { url, headers } = await prepare({ file, name: content.name, size: content.size });
      const sent = await fetch(url, { method: 'PUT', body: content, headers }).catch(() => null);
      if (!sent?.ok) throw new ApiError(sent ? 'unavailable' : 'offline', t('attachments.failed'));
      await attach(file);
    });
    setSending(false);
  };
  return (
    <section className="kp-card kp-stack kp-no-print">
      <h2>{t('attachments')}</h2>
      {takes && (
        <p className="kp-soft">
          {t('attachments.rule', {
            ...{ count: rules.maxCount, size: rules.maxMegabytes, endings: rules.endings.join('、') },
          })}
        </p>
      )}
      {attachments.length > 0 && (
        <ul className="kp-file-lines">
          {attachments.map((one) => (
            <Attached
              key={one.file}
              one={one}
              onOpen={() =>
                attempt(async () => {
                  const { url, name } = await open(one.file);
                  downloadFrom(url, name);
                })
              }
              onRemove={takes ? () => attempt(() => detach(one.file)) : null}
            />
          ))}
        </ul>
      )}
      {takes && (
        <div>
          <input
            ref={chosen}
            type="file"
            hidden
            aria-label={t('attachments.add')}
            accept={rules.endings.map((ending) => `.${ending}`).join(',')}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) void send(file);
            }}
          />
          <Button
            loading={sending}
            disabled={attachments.length >= rules.maxCount}
            onClick={() => chosen.current?.click()}
          >
            {t(sending ? 'attachments.sending' : 'attachments.add')}
          </Button>
        </div>
      )}
      <Refusal error={failed} />
    </section>
  );
}

function Attached(props: { one: Attachment; onOpen: () => Promise<void>; onRemove: (() => Promise<void>) | null }) {
  const t = useUiTexts();
  const [removing, setRemoving] = useState(false);
  const { one, onOpen, onRemove } = props;
  const remove = async () => {
    setRemoving(true);
    await onRemove?.();
    setRemoving(false);
  };
  return (
    <li>
      <button type="button" className="kp-link" onClick={() => void onOpen()}>
        {one.name}
      </button>
      <span className="kp-soft">{size(one.size)}</span>
      {onRemove && (
        <Button
          size="small"
          aria-label={t('attachments.remove', { name: one.name })}
          loading={removing}
          onClick={() => void remove()}
        >
          {t('remove')}
        </Button>
      )}
    </li>
  );
}
