import { WarningOutlined } from '@ant-design/icons';
import type { PlanAnswer } from './plan-page.tsx';
import { useTexts } from './texts.ts';

type Group = PlanAnswer['groups'][number];

/** A group with who works for it and what it appraises; says where the rules on groups are broken. */
export function GroupCard({ group }: { group: Group }) {
  const t = useTexts();
  const { members, units, countyLeader } = group;
  const named = (role: Group['members'][number]['role']) =>
    members
      .filter((one) => one.role === role)
      .map(({ name }) => name)
      .join('、') || t('group.none');
  const conflicts = members.flatMap(({ user, name, conflict }) =>
    conflict ? [{ user, name, unit: conflict.name }] : [],
  );
  const isHeadless = units.length > 0 && !countyLeader && members.every(({ role }) => role !== 'group-leader');
  return (
    <section className="kp-card">
      <h3 className="kp-section-title">{group.name}</h3>
      <dl className="kp-facts">
        <dt>{t('group.countyLeader')}</dt>
        <dd>{countyLeader?.name ?? t('group.none')}</dd>
        <dt>{t('group.leader')}</dt>
        <dd>{named('group-leader')}</dd>
        <dt>{t('group.members')}</dt>
        <dd>{named('group-member')}</dd>
        <dt>{t('group.units', { n: units.length })}</dt>
        <dd>{units.map(({ name }) => name).join('、') || t('group.noUnits')}</dd>
      </dl>
      {(isHeadless || conflicts.length > 0) && (
        <ul className="kp-plain-list kp-plan-flags">
          {isHeadless && (
            <li>
              <WarningOutlined /> {t('group.headless')}
            </li>
          )}
          {conflicts.map(({ user, name, unit }) => (
            <li key={user}>
              <WarningOutlined /> {t('group.conflict', { name, unit })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
