import { Checkbox, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { Token } from '#shared/policy/articles.ts';
import { useSay } from '../../app/i18n.ts';
import { useEditing } from './editing.ts';
import { MapInput } from './map-input.tsx';
import { namesToChoose } from './new-row.ts';
import { usePolicyTexts } from './texts.ts';

interface Props {
  token: Token;
  value: unknown;
  onChange: (value: unknown) => void;
  isWrong: boolean;
}

/** The control that fits the field's kind. What is not a number yet goes on as text, so that the check can say so. */
export function ValueInput({ token, value, onChange, isWrong }: Props) {
  const say = useSay();
  const t = usePolicyTexts();
  const { policy } = useEditing();
  const { field, path } = token;
  const label = say(field.label);
  const options = Object.entries(field.values ?? {}).map(([key, name]) => ({ value: key, label: say(name) }));
  const names = namesToChoose(policy, path);
  if (names) {
    return (
      <Select
        className="kp-fill"
        aria-label={label}
        value={String(value)}
        options={names}
        onChange={(chosen: string) => onChange(chosen)}
      />
    );
  }
  switch (field.kind) {
    case 'map':
      return <MapInput field={field} value={value} onChange={onChange} />;
    case 'boolean':
      return (
        <Radio.Group
          aria-label={label}
          className="kp-editor-choices"
          value={String(value)}
          options={options}
          onChange={(event) => onChange(event.target.value === 'true')}
        />
      );
    case 'enum':
      return (
        <Radio.Group
          aria-label={label}
          className="kp-editor-choices"
          value={value}
          options={options}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'list':
      if (options.length > 0) {
        return (
          <Checkbox.Group
            aria-label={label}
            className="kp-editor-choices"
            value={value as string[]}
            options={options}
            onChange={(chosen) => onChange(options.map((option) => option.value).filter((key) => chosen.includes(key)))}
          />
        );
      }
      return (
        <>
          <Select
            className="kp-fill"
            mode="tags"
            open={false}
            suffixIcon={null}
            aria-label={label}
            value={value as string[]}
            onChange={(chosen: string[]) => onChange(chosen)}
          />
          <p className="kp-soft">{t('editor.list.hint')}</p>
        </>
      );
    case 'date':
    case 'text':
      return (
        <Input
          type={field.kind === 'date' ? 'date' : 'text'}
          aria-label={label}
          aria-invalid={isWrong}
          aria-describedby="kp-editor-faults"
          status={isWrong ? 'error' : ''}
          value={String(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return <NumberInput token={token} value={value} onChange={onChange} isWrong={isWrong} />;
  }
}

/** A figure, written as people write it. */
function NumberInput({ token, value, onChange, isWrong }: Props) {
  const say = useSay();
  const [text, setText] = useState(String(value));
  // set from outside: back to the preset's or an earlier value
  const shown = typeof value === 'number' && Number(text.trim()) !== value ? String(value) : text;
  return (
    <Input
      inputMode="decimal"
      autoComplete="off"
      aria-label={say(token.field.label)}
      aria-invalid={isWrong}
      aria-describedby="kp-editor-faults"
      status={isWrong ? 'error' : ''}
      suffix={token.field.unit && say(token.field.unit)}
      value={shown}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        setText(event.target.value);
        onChange(asNumber(event.target.value));
      }}
    />
  );
}

/** The number a text is, full-width digits too; the text itself where it is none. */
export function asNumber(text: string): number | string {
  const plain = text.normalize('NFKC').trim();
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}
