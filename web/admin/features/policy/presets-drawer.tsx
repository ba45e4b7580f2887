import { Button, Drawer } from 'antd';
import { useMemo } from 'react';
import { presetNotes, presets } from '#shared/policy/presets/all.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { useSay } from '../../app/i18n.ts';
import { changeTexts } from './changes.ts';
import { DiffTable } from './diff-table.tsx';
import { usePolicyTexts } from './texts.ts';

interface Props {
  open: boolean;
  /** what the presets are compared with; null before the county's first */
  policy: Policy | null;
  current: string | null;
  onUse: (preset: string) => void;
  onClose: () => void;
}

/** The four presets, each with what it is and where it differs from the draft. */
export function PresetsDrawer({ open, policy, current, onUse, onClose }: Props) {
  const t = usePolicyTexts();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={720}
      title={t('presets')}
      rootClassName="kp-wide-drawer"
      destroyOnHidden
    >
      <p className="kp-soft">{t('presets.hint')}</p>
      <PresetList policy={policy} current={current} onUse={onUse} />
    </Drawer>
  );
}

export function PresetList({ policy, current, onUse }: Pick<Props, 'policy' | 'current' | 'onUse'>) {
  return (
    <ul className="kp-plain-list kp-presets">
      {presetNotes.map(({ name }) => (
        <PresetCard key={name} name={name} policy={policy} isCurrent={name === current} onUse={() => onUse(name)} />
      ))}
    </ul>
  );
}

function PresetCard(props: { name: string; policy: Policy | null; isCurrent: boolean; onUse: () => void }) {
  const t = usePolicyTexts();
  const say = useSay();
  const { name, policy } = props;
  const note = presetNotes.find((each) => each.name === name)!;
  const preset = presets[name]!;
  const changes = useMemo(() => (policy ? changeTexts(policy, preset) : null), [policy, preset]);
  return (
    <li className="kp-card">
      <div className="kp-row">
        <h3>{say(note.label)}</h3>
        <Button className="kp-row-end" onClick={props.onUse} disabled={changes?.length === 0}>
          {t('presets.use')}
        </Button>
      </div>
      <p>{say(note.note)}</p>
      {props.isCurrent && <p className="kp-soft">{t('presets.is')}</p>}
      {changes && (
        <details>
          <summary>{t('presets.differs', { count: changes.length })}</summary>
          <DiffTable
            changes={changes}
            before={policy!}
            after={preset}
            heads={[t('presets.draft'), t('editor.preset')]}
          />
        </details>
      )}
    </li>
  );
}
