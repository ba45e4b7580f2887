import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from './texts.ts';
import { WithdrawButton } from './withdraw-button.tsx';

/** What a unit has entered in one of its lists: struck out, with the reason, once it was taken back. */
interface Entry {
  id: string;
  version: string;
  date: string;
  withdrawn: string | null;
}

export function EntryContent({ of: { withdrawn }, children }: { of: Entry; children: ReactNode }) {
  const t = useTexts();
  return (
    <div className={withdrawn === null ? 'kp-said' : 'kp-said kp-withdrawn'}>
      {children}
      {withdrawn !== null && <p className="kp-wrong">{t('withdrawn', { reason: withdrawn })}</p>}
    </div>
  );
}

/** Nothing is done any more to what was taken back. */
export function EntryActions(props: {
  of: Entry;
  cycle: string;
  unit: string;
  kind: 'guidance' | 'formReceipt';
  onEdit: () => void;
}) {
  const t = useTexts();
  const { cycle, unit, kind, onEdit } = props;
  const { id, version, date, withdrawn } = props.of;
  if (withdrawn !== null) return null;
  return (
    <div className="kp-actions">
      <Button size="small" type="text" aria-label={`${t('edit')} ${date}`} onClick={onEdit}>
        {t('edit')}
      </Button>
      <WithdrawButton {...{ cycle, unit, id, version, kind, label: date }} />
    </div>
  );
}
