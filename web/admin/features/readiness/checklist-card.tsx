import { Button } from 'antd';
import { Link } from 'react-router';
import { checkReadiness } from '#shared/api/conduct/readiness.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { stepPath } from '../conduct/paths.ts';
import type { CardProps } from './card-props.ts';
import { useTexts } from './texts.ts';

export function ChecklistCard({ cycle, unit, readiness, mayChange }: CardProps) {
  const t = useTexts();
  const check = useCommand(checkReadiness, { rereadStale: true });
  const { checklist } = readiness;
  const done = checklist.filter((one) => one.done).length;
  return (
    <section className="kp-card kp-stack">
      <div className="kp-row">
        <h2>{t('checklist')}</h2>
        {checklist.length > 0 && (
          <span className="kp-soft kp-row-end">{t('checklist.count', { done, total: checklist.length })}</span>
        )}
      </div>
      {checklist.length === 0 && <p className="kp-soft">{t('checklist.none')}</p>}
      <ul className="kp-plain-list kp-checklist">
        {checklist.map(({ item, step, done: isDone }) => (
          <li key={item}>
            <span className={`kp-tag ${isDone ? 'kp-tag-blue' : ''}`}>
              {isDone ? '✓ ' : '○ '}
              {t(isDone ? 'checklist.done' : 'checklist.open')}
            </span>
            <span>{item}</span>
            {step === 'notice' && !isDone && <Link to={stepPath(cycle, 'notice')}>{t('checklist.notice')}</Link>}
            {step === null && mayChange && (
              <Button
                size="small"
                className="kp-row-end"
                loading={check.isPending}
                onClick={() => check.mutate({ cycle, unit, item, done: !isDone })}
              >
                {t(isDone ? 'checklist.untick' : 'checklist.tick')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refusal error={check.error} />
    </section>
  );
}
