import { Button } from 'antd';
import { useState } from 'react';
import { leadingGroupCategories, leadingGroupCategoryIds } from '#shared/appraisal/leading-group.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { moment } from '../../ui/numbers.ts';
import { SmallTable } from '../../ui/small-table.tsx';
import type { CardProps } from './card-props.ts';
import { LeadingGroupEditor } from './leading-group-editor.tsx';
import { useTexts } from './texts.ts';

export function LeadingGroupCard(props: CardProps) {
  const { readiness, mayChange } = props;
  const t = useTexts();
  const [editing, setEditing] = useState(false);
  const group = readiness.leadingGroup;
  const change = mayChange && !editing && (
    <Button type={group ? 'default' : 'primary'} onClick={() => setEditing(true)}>
      {t(group ? 'group.replace' : 'group.register')}
    </Button>
  );
  return (
    <section className="kp-card kp-stack">
      <div className="kp-row">
        <h2>{t('group')}</h2>
        {group && change && <div className="kp-row-end">{change}</div>}
      </div>
      {editing ? (
        <LeadingGroupEditor {...props} onDone={() => setEditing(false)} />
      ) : group ? (
        <Members group={group} />
      ) : (
        <EmptyState title={t('group.none')} hint={t('group.none.hint')} action={change} />
      )}
    </section>
  );
}

type Group = NonNullable<CardProps['readiness']['leadingGroup']>;

function Members({ group }: { group: Group }) {
  const t = useTexts();
  const say = useSay();
  const { can } = useSession();
  const stale = group.members.filter((member) => member.stale).length;
  const nobody = !group.members.some(({ account }) => account === 'with-role');
  const ordered = leadingGroupCategoryIds.flatMap((id) => group.members.filter(({ category }) => category === id));
  return (
    <>
      {stale > 0 && (
        <p className="kp-refusal" role="status">
          {t('group.stale.note', { n: stale })}
        </p>
      )}
      {nobody && (
        <div className="kp-note kp-row">
          <span className="kp-note-text">{t('group.noAccount')}</span>
          {can('users.read') && (
            <LinkButton className="kp-row-end" to="/users">
              {t('group.users')}
            </LinkButton>
          )}
        </div>
      )}
      <SmallTable
        label={t('group')}
        heads={[t('group.member'), t('group.category'), t('group.account')]}
        rows={ordered.map((member) => [
          <>
            {member.name}{' '}
            {member.stale && (
              <span className="kp-tag kp-tag-wrong">
                {member.movedTo ? t('group.stale.to', { unit: member.movedTo }) : t('group.stale')}
              </span>
            )}
          </>,
          say(leadingGroupCategories[member.category]),
          t(`group.account.${member.account}`),
        ])}
      />
      <p className="kp-soft">{t('group.since', { at: moment(group.at), name: group.by.name })}</p>
    </>
  );
}
