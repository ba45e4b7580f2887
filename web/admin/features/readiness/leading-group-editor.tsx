import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { saveLeadingGroup } from '#shared/api/conduct/readiness.ts';
import {
  leadingGroupCategories,
  type LeadingGroupCategory,
  leadingGroupCategoryIds,
} from '#shared/appraisal/leading-group.ts';
import { type Appraised, takesPart } from '#shared/appraisal/placement.ts';
import { roleNames } from '#shared/policy/terms.ts';
import { useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import type { CardProps } from './card-props.ts';
import { useTexts } from './texts.ts';

/** Whom a category is meant for, as far as the register tells: they are offered first. */
const fits = (category: LeadingGroupCategory, { role }: Pick<Appraised, 'role'>): boolean =>
  category === 'leaders' ? role !== 'member' : role === 'member';

type Chosen = Record<LeadingGroupCategory, string[]>;

/** The list as a whole: one choice of people for each category. Members who are gone are not carried over. */
export function LeadingGroupEditor(props: CardProps & { onDone: () => void }) {
  const { cycle, unit, policy, readiness, conduct, onDone } = props;
  const t = useTexts();
  const say = useSay();
  const id = useId();
  const before = readiness.leadingGroup;
  const [version] = useState(before?.version ?? null);
  const [chosen, setChosen] = useState<Chosen>(() => {
    const of = (category: LeadingGroupCategory) =>
      (before?.members ?? []).filter((one) => one.category === category && !one.stale).map(({ person }) => person);
    return { leaders: of('leaders'), sectionHeads: of('sectionHeads'), representatives: of('representatives') };
  });
  const save = useCommand(saveLeadingGroup);
  const people = conduct.people.filter(takesPart);
  const taken = (by: LeadingGroupCategory) =>
    new Set(leadingGroupCategoryIds.filter((one) => one !== by).flatMap((one) => chosen[one]));
  const members = leadingGroupCategoryIds.flatMap((category) =>
    chosen[category].map((person) => ({ person, category })),
  );
  return (
    <form
      className="kp-stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { cycle, unit, version, members },
          {
            onSuccess: () => {
              toast(t('saved'));
              onDone();
            },
          },
        );
      }}
    >
      <p className="kp-soft">
        {t('group.choose')}
        {before && t('group.replaces')}
      </p>
      {leadingGroupCategoryIds.map((category) => (
        <div key={category}>
          <label htmlFor={`${id}-${category}`}>
            {say(leadingGroupCategories[category])}{' '}
            <span className="kp-soft">{t('group.atLeast', { n: policy.procedure.leadingGroup[category] })}</span>
          </label>
          <Select
            id={`${id}-${category}`}
            mode="multiple"
            className="kp-fill"
            optionFilterProp="label"
            value={chosen[category]}
            onChange={(value: string[]) => setChosen({ ...chosen, [category]: value })}
            options={people
              .filter((person) => !taken(category).has(person.id))
              .toSorted((a, b) => Number(fits(category, b)) - Number(fits(category, a)))
              .map((person) => ({ value: person.id, label: `${person.name}（${say(roleNames[person.role])}）` }))}
          />
        </div>
      ))}
      <Refusal error={save.error} />
      <div className="kp-row">
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={members.length === 0}>
          {t('save')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
