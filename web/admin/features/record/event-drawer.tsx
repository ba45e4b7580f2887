import { Drawer } from 'antd';
import type { AuditEvent } from '#shared/api/common.ts';
import { useSay } from '../../app/i18n.ts';
import { moment } from '../../ui/numbers.ts';
import { SmallTable } from '../../ui/small-table.tsx';
import '../../ui/small-tables.css';
import { fieldNamesOf, valueNames } from './data-names.ts';
import { eventNames } from './event-names.ts';
import { differencesOf, shown } from './event-subject.ts';
import { useTexts } from './texts.ts';

interface Props {
  event: AuditEvent | null;
  /** what the events of this record are called */
  names?: typeof eventNames;
  onClose: () => void;
}

/** One event of the record: what was before and after, and its links in the chain. */
export function EventDrawer({ event, names = eventNames, onClose }: Props) {
  const t = useTexts();
  const say = useSay();
  if (!event) return null;
  const called = (names: typeof valueNames) => (key: string) => (Object.hasOwn(names, key) ? say(names[key]!) : key);
  const words = { field: called(fieldNamesOf(event.type)), value: called(valueNames) };
  const differences = differencesOf(event.data, words);
  const rest = Object.entries(event.data).filter(([key]) => !differences || (key !== 'before' && key !== 'after'));
  const name = names[event.type];
  return (
    <Drawer open size="min(560px, 100vw)" title={name ? say(name) : event.type} onClose={onClose}>
      <div className="kp-stack">
        <dl className="kp-facts">
          <dt>{t('seq')}</dt>
          <dd>{event.seq}</dd>
          <dt>{t('at')}</dt>
          <dd>{moment(event.at)}</dd>
          <dt>{t('who')}</dt>
          <dd>{event.actor.name}</dd>
        </dl>
        {differences && (
          <SmallTable
            label={t('details')}
            heads={[t('field'), t('before'), t('after')]}
            rows={differences.map((one) => [one.field, one.before, one.after])}
          />
        )}
        {rest.length > 0 && (
          <SmallTable
            label={t('value')}
            heads={[t('field'), t('value')]}
            rows={rest.map(([key, value]) => [words.field(key), shown(value, words)])}
          />
        )}
        <dl className="kp-facts kp-soft">
          <dt>{t('hash')}</dt>
          <dd>
            <code>{event.hash}</code>
          </dd>
          <dt>{t('prev')}</dt>
          <dd>
            <code>{event.prev}</code>
          </dd>
        </dl>
      </div>
    </Drawer>
  );
}
