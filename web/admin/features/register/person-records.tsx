import type { ReactNode } from 'react';
import type { RegisterPerson } from '#shared/api/units.ts';
import { honourNames, responsibilityNames } from '#shared/policy/terms.ts';
import { useSay } from '../../app/i18n.ts';
import { useCurrentPolicy } from '../../app/lookups.ts';
import { GradeTag } from '../../ui/grade-tag.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import { useTexts } from './texts.ts';
import { useBarName } from './timeline.tsx';

/** What is kept of a person besides the particulars: duties, past results, sanctions. */
export function PersonRecords({ person }: { person: RegisterPerson }) {
  const t = useTexts();
  const say = useSay();
  const barName = useBarName();
  const { indicatorName } = useCurrentPolicy();
  const honour = (name: string) => (Object.hasOwn(honourNames, name) ? say(honourNames[name as 'commendation']) : name);
  return (
    <div className="kp-columns">
      <Part title={t('duties')} none={t('duties.none')} has={person.duties}>
        <SmallTable
          label={t('duties')}
          heads={[t('indicator'), t('responsibility')]}
          rows={(person.duties ?? []).map((duty) => [
            indicatorName(duty.indicator),
            say(responsibilityNames[duty.responsibility]),
          ])}
        />
      </Part>
      <Part title={t('history')} none={t('history.none')} has={person.history}>
        <SmallTable
          label={t('history')}
          heads={[t('year'), t('grade'), t('honour')]}
          rows={(person.history ?? [])
            .toSorted((a, b) => b.year - a.year)
            .map((entry) => [entry.year, <GradeTag grade={entry.grade} />, entry.honour ? honour(entry.honour) : ''])}
        />
      </Part>
      <Part title={t('bars')} none={t('bars.none')} has={person.bars}>
        <SmallTable
          label={t('bars')}
          heads={[t('kind'), t('note')]}
          rows={(person.bars ?? []).map((bar) => [<span className="kp-wrong">{barName(bar.kind)}</span>, bar.note])}
        />
      </Part>
    </div>
  );
}

function Part(props: { title: string; none: string; has: readonly unknown[] | undefined; children: ReactNode }) {
  const isEmpty = !props.has || props.has.length === 0;
  return (
    <section className="kp-card">
      <h2>{props.title}</h2>
      {isEmpty ? <p className="kp-soft">{props.none}</p> : props.children}
    </section>
  );
}
