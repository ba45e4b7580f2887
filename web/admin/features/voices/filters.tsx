import { Button, Input, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { countsOf, everything, paramsOf, peopleIn, personKey, type Wanted, wantedOf } from './filter.ts';
import { useTexts } from './texts.ts';
import type { VoiceRow, VoicesProps } from './use-voices.ts';

/** By channel, subject and words; kept in the address, so that a link leads to what was said of one person. */
export function Filters({ voices, all, shown }: VoicesProps & { all: readonly VoiceRow[]; shown: number }) {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const wanted = wantedOf(params);
  const change = (part: Partial<Wanted>) => setParams(paramsOf({ ...wanted, ...part }), { replace: true });
  const channels = countsOf(voices.channels, all).filter(({ kind, n }) => kind === 'entry' || n > 0);
  const kinds = (['unit', 'team'] as const).map((kind) => ({ value: kind as string, label: t(`about.${kind}`) }));
  const named = peopleIn(all).map(({ id, name, n }) => ({ value: personKey(id), label: `${name} · ${n}` }));
  // A link may name somebody of whom nothing was said.
  const asked = voices.people.find(({ id }) => personKey(id) === wanted.about);
  const isListed = named.some(({ value }) => value === wanted.about);
  const more = asked && !isListed ? [{ value: wanted.about, label: asked.name }] : [];
  return (
    <div className="kp-voice-filters">
      <Select
        aria-label={t('channel')}
        value={wanted.channel}
        onChange={(channel) => change({ channel })}
        options={[
          { value: '', label: t('channel.all') },
          ...channels.map(({ name }) => ({ value: name, label: name })),
        ]}
      />
      <Select
        aria-label={t('about')}
        value={wanted.about}
        showSearch
        optionFilterProp="label"
        onChange={(about) => change({ about })}
        options={[{ value: '', label: t('about.all') }, ...kinds, ...named, ...more]}
      />
      <Input
        type="search"
        allowClear
        aria-label={t('search')}
        placeholder={t('search')}
        value={wanted.search}
        onChange={(event) => change({ search: event.target.value })}
      />
      <p className="kp-soft" role="status">
        {t('shown.n', { n: shown, all: all.length })}
        {Object.keys(paramsOf(wanted)).length > 0 && (
          <Button type="link" size="small" onClick={() => change(everything)}>
            {t('clear')}
          </Button>
        )}
      </p>
    </div>
  );
}
