import { Button, Checkbox, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { printCards } from '#shared/api/ballots/polls.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import type { Card } from './cards-page.tsx';
import { useTexts } from './texts.ts';
import { again, type PollProps } from './use-poll.ts';

/**
 * How many cards, and for whom by name: in the room only who is a subject, since their card opens all boxes but their own;
 * dispersed everybody who takes none in the application.
 */
export function CardsForm({ place, view, onMade }: PollProps & { onMade: (cards: readonly Card[]) => void }) {
  const t = useTexts();
  const id = useId();
  const print = useCommand(printCards, again);
  const { poll, voters, progress } = view;
  const isDispersed = poll.fillMode === 'dispersed';
  const isFirst = progress.cards === 0;
  const { places, left, unused } = progress.bag;
  const nameable = voters.filter(({ own, given }) => (own || isDispersed) && given !== 'taken');
  const [bag, setBag] = useState(isFirst ? left : 0);
  const [named, setNamed] = useState<string[]>(() =>
    isFirst ? nameable.filter(({ own }) => own).map((one) => one.id) : [],
  );
  const [replace, setReplace] = useState(false);
  const mayReplace = unused > 0 && poll.state === 'frozen';
  const most = replace ? left + unused : left;
  const total = bag + named.length;
  return (
    <section className="kp-card kp-stack kp-no-print">
      <h2>{t('cards.how')}</h2>
      {!isFirst && <p className="kp-note">{t('cards.before', { n: progress.cards })}</p>}
      {places > 0 && (
        <div className="kp-poll-field">
          <label htmlFor={`${id}-bag`}>{t('cards.bag')}</label>
          <InputNumber
            id={`${id}-bag`}
            min={0}
            max={Math.min(500, most)}
            disabled={most === 0}
            precision={0}
            value={bag}
            onChange={(value) => setBag(value ?? 0)}
          />
          <p className="kp-soft">{t(most === 0 ? 'cards.bag.full' : 'cards.bag.hint', { n: most, of: places })}</p>
          {mayReplace && (
            <Checkbox
              checked={replace}
              onChange={(event) => {
                setReplace(event.target.checked);
                setBag(event.target.checked ? left + unused : 0);
              }}
            >
              {t('cards.replace')}
            </Checkbox>
          )}
        </div>
      )}
      {nameable.length > 0 && (
        <div className="kp-poll-field">
          <label htmlFor={`${id}-named`}>{t('cards.named')}</label>
          <Select
            id={`${id}-named`}
            mode="multiple"
            style={{ width: '100%' }}
            optionFilterProp="label"
            maxCount={200}
            value={named}
            onChange={setNamed}
            placeholder={t('cards.named.choose')}
            options={nameable.map((one) => ({ value: one.id, label: `${one.name} · ${one.category}` }))}
          />
          <p className="kp-soft">{t(isDispersed ? 'cards.named.dispersed' : 'cards.named.hint')}</p>
          <div className="kp-row">
            <Button size="small" onClick={() => setNamed(nameable.slice(0, 200).map((one) => one.id))}>
              {t('cards.named.all', { n: nameable.length })}
            </Button>
            {named.length > 0 && (
              <Button size="small" onClick={() => setNamed([])}>
                {t('cards.named.none')}
              </Button>
            )}
          </div>
        </div>
      )}
      <p>{t('cards.secret')}</p>
      <Refusal error={print.error} />
      <div className="kp-row">
        <Button
          type="primary"
          size="large"
          disabled={total === 0}
          loading={print.isPending}
          onClick={() =>
            print.mutate(
              { ...place, bag, voters: named, ...(replace && { replace }) },
              { onSuccess: (answer) => onMade(answer.cards) },
            )
          }
        >
          {total === 0 ? t('cards.none') : t('cards.make', { n: total })}
        </Button>
      </div>
    </section>
  );
}
