import { useState } from 'react';
import { Button } from 'antd';
import type { listPlacement } from '#shared/api/conduct/placement.ts';
import { statusLabels } from '#shared/grading/labels.ts';
import type { Answer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import { cyclePath } from '../cycles/paths.ts';
import type { View } from './placement-view.ts';
import { useTexts } from './texts.ts';

type Data = Answer<typeof listPlacement>;
type Place = Data['register']['changes'][number]['before'];

const most = 50;

/** That the register has moved on since the cycle took it over, and whose placement would change. */
export function RegisterNote({ data, view }: { data: Data; view: View }) {
  const t = useTexts();
  const say = useSay();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const { changed, changes } = data.register;
  if (!changed) return null;
  const place = (at: Place) =>
    at ? `${view.unitName(at.unit)}，${say(statusLabels[at.status])}` : t('register.absent');
  return (
    <div className="kp-note kp-stack">
      <div className="kp-row">
        <span>{changes.length > 0 ? t('register.changed', { n: changes.length }) : t('register.changed.none')}</span>
        <span className="kp-row kp-row-end">
          {changes.length > 0 && <Button onClick={() => setOpen(!open)}>{t('register.show')}</Button>}
          {can('cycle.write') && <LinkButton to={cyclePath(data.cycle.id)}>{t('register.take')}</LinkButton>}
        </span>
      </div>
      {open && (
        <>
          <SmallTable
            label={t('register.show')}
            heads={[t('name'), t('register.before'), t('register.after')]}
            rows={changes.slice(0, most).map((change) => [change.name, place(change.before), place(change.after)])}
          />
          {changes.length > most && <p className="kp-soft">{t('register.more', { n: changes.length - most })}</p>}
        </>
      )}
    </div>
  );
}
