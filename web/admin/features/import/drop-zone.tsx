import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import './import.css';
import { useTexts } from './texts.ts';

const largest = 64_000_000;

/** Where a file is dropped or chosen. */
export function DropZone(props: { accept: string; disabled: boolean; onFile: (file: File) => void }) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [tooBig, setTooBig] = useState(false);
  const take = (file: File | undefined) => {
    if (!file || props.disabled) return;
    setTooBig(file.size > largest);
    if (file.size <= largest) props.onFile(file);
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
        {t('drop')}{' '}
        <Button disabled={props.disabled} onClick={() => input.current?.click()}>
          {t('choose')}
        </Button>
      </span>
      <span className="kp-soft">{t('drop.accept', { ext: props.accept })}</span>
      {tooBig && <span className="kp-wrong">{t('tooBig')}</span>}
      <input
        ref={input}
        type="file"
        className="kp-hidden"
        tabIndex={-1}
        aria-label={t('choose')}
        accept={props.accept}
        disabled={props.disabled}
        onChange={(event) => take(event.target.files?.[0])}
      />
    </div>
  );
}
