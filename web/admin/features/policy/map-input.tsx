import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { barKindNames, personGrades } from '#shared/policy/terms.ts';
import type { Field } from '#shared/policy/fields.ts';
import { useSay } from '../../app/i18n.ts';
import { usePolicyTexts } from './texts.ts';

interface Props {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** What each kind of bar leads to (scoring.md §2): kinds are open, effects are not. */
export function MapInput({ field, value, onChange }: Props) {
  const t = usePolicyTexts();
  const say = useSay();
  const entries = Object.entries(value as Record<string, string>);
  const nameOf = (key: string) => say(field.values?.[key] ?? { zh: key, en: key });
  const effects = ['ungraded', ...personGrades].map((key) => ({ value: key, label: nameOf(key) }));
  const put = (next: [string, string][]) => onChange(Object.fromEntries(next));
  const unused = Object.keys(barKindNames).find((kind) => !entries.some(([key]) => key === kind));
  return (
    <div className="kp-map">
      {entries.map(([kind, effect], i) => (
        <div key={i} className="kp-map-row">
          <Input
            aria-label={t('editor.map.kind')}
            value={kind}
            list="kp-bar-kinds"
            onChange={(event) => put(entries.map((entry, j) => (j === i ? [event.target.value, effect] : entry)))}
          />
          <Select
            aria-label={t('editor.map.effect')}
            value={effect}
            options={effects}
            onChange={(chosen: string) => put(entries.map((entry, j) => (j === i ? [kind, chosen] : entry)))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('editor.map.remove', { what: nameOf(kind) })}
            onClick={() => put(entries.filter((_, j) => j !== i))}
          />
          <span className="kp-soft">{nameOf(kind)}</span>
        </div>
      ))}
      <datalist id="kp-bar-kinds">
        {Object.entries(barKindNames).map(([kind, name]) => (
          <option key={kind} value={kind}>
            {say(name)}
          </option>
        ))}
      </datalist>
      <Button size="small" onClick={() => put([...entries, [unused ?? `other-${entries.length + 1}`, 'competent']])}>
        {t('editor.map.add')}
      </Button>
    </div>
  );
}
