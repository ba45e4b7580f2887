import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import './file-drop.css';

/** Where a file is dropped or chosen; one that has a fault is not taken. */
export function FileDrop(props: {
  texts: { drop: string; choose: string; limit: string };
  /** endings or media types, as an input of HTML takes them */
  accept: string;
  disabled?: boolean;
  /** what is told of a file that is not taken; null: it is */
  faultOf: (file: File) => string | null;
  onFile: (file: File) => void;
}) {
  const { texts, disabled = false } = props;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<File | null>(null);
  const take = (file: File | undefined) => {
    if (!file || disabled) return;
    const isWrong = props.faultOf(file) !== null;
    setRefused(isWrong ? file : null);
    if (!isWrong) props.onFile(file);
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
        {texts.drop}{' '}
        <Button disabled={disabled} onClick={() => input.current?.click()}>
          {texts.choose}
        </Button>
      </span>
      <span className="kp-soft">{texts.limit}</span>
      {refused && (
        <span className="kp-wrong" role="alert">
          {props.faultOf(refused)}
        </span>
      )}
      <input
        ref={input}
        type="file"
        className="kp-hidden"
        tabIndex={-1}
        aria-label={texts.choose}
        accept={props.accept}
        disabled={disabled}
        onChange={(event) => {
          take(event.target.files?.[0]);
          // The same file, mended, may be chosen again.
          event.target.value = '';
        }}
      />
    </div>
  );
}
