import { Select } from 'antd';
import { regions } from '#shared/service/prices.ts';
import { useSay } from '../../app/i18n.ts';
import type { Prices } from './costs.ts';
import { useTexts } from './texts.ts';

/** By which prices costs are worked out; on one machine, which costs nothing, a region is chosen. */
export function CostNote({ prices: { region, isOwn, choose } }: { prices: Prices }) {
  const t = useTexts();
  const say = useSay();
  if (isOwn) return <p className="kp-soft">{t('cost.list', { region: say(regions[region]!.name) })}</p>;
  return (
    <div className="kp-row kp-soft">
      <span>{t('cost.estimate')}</span>
      <Select
        aria-label={t('cost.region')}
        size="small"
        popupMatchSelectWidth={false}
        value={region}
        onChange={choose}
        options={Object.entries(regions).map(([value, { name }]) => ({ value, label: say(name) }))}
      />
    </div>
  );
}
