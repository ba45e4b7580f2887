import { Link, useParams } from 'react-router';
import { accessOf, permissions, reaches } from '#shared/api/access.ts';
import type { Access } from '#shared/api/access.ts';
import { listUsers } from '#shared/api/tenants.ts';
import type { User } from '#shared/api/tenants.ts';
import { useOperation } from '../../app/api.ts';
import { menuOf } from '../../app/features.ts';
import { useSay } from '../../app/i18n.ts';
import { useRegister } from '../../app/lookups.ts';
import type { Register } from '../../app/lookups.ts';
import { sessionOf, useSession } from '../../app/session-context.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import { permissionNames } from './permission-names.ts';
import { useReachWords, useRoleWords } from './role-words.ts';
import { useTexts } from './texts.ts';

/** What a user can see and do, worked out from their roles as the service itself does. */
export function Component() {
  const t = useTexts();
  const { user: id } = useParams();
  const users = useOperation(listUsers, {});
  const crumbs = [{ label: t('users'), to: '/users' }];
  if (users.error) return <ErrorState error={users.error} retry={() => users.refetch()} />;
  if (!users.data) return <Loading />;
  const user = users.data.users.find((other) => other.id === id);
  if (!user) return <MissingState title={t('access')} crumbs={crumbs} />;
  return (
    <>
      <PageHeader
        title={t('access.of', { name: user.name })}
        crumbs={[...crumbs, { label: user.name, to: `/users/${user.id}` }]}
      />
      {user.disabled ? <p className="kp-note">{t('access.off')}</p> : <AccessOf user={user} />}
    </>
  );
}

function AccessOf({ user }: { user: User }) {
  const t = useTexts();
  const say = useSay();
  const { me } = useSession();
  const { register } = useRegister();
  const roleWords = useRoleWords();
  const reachWords = useReachWords();
  const access = accessOf(user.roles);
  const theirs = sessionOf({
    ...me,
    user,
    access: [...access].map(([permission, reach]) => ({
      permission,
      county: reach.county,
      groups: [...reach.groups],
      units: [...reach.units],
      self: reach.self,
    })),
  });
  return (
    <div className="kp-stack">
      <div className="kp-columns">
        <section className="kp-card">
          <h2>{t('roles')}</h2>
          <ul className="kp-plain-list">
            {user.roles.map((assignment) => (
              <li key={`${assignment.role} ${assignment.scope ?? ''}`}>{roleWords(assignment)}</li>
            ))}
          </ul>
        </section>
        <section className="kp-card">
          <h2>{t('access.people')}</h2>
          <p>{register && <People user={user} access={access} register={register} />}</p>
        </section>
        <section className="kp-card">
          <h2>{t('access.pages')}</h2>
          <p className="kp-row">
            {menuOf(theirs).map((entry) => (
              <Link key={entry.to} to={entry.to}>
                {say(entry.label)}
              </Link>
            ))}
          </p>
        </section>
      </div>
      <section className="kp-card">
        <h2>{t('access.rights')}</h2>
        <SmallTable
          label={t('access.rights')}
          heads={[t('access.right'), t('access.reach')]}
          rows={permissions.flatMap((permission) => {
            const reach = access.get(permission);
            return reach ? [[say(permissionNames[permission]), reachWords(reach)]] : [];
          })}
        />
      </section>
    </div>
  );
}

function People({ user, access, register }: { user: User; access: Access; register: Register }) {
  const t = useTexts();
  const reach = access.get('register.read');
  if (!reach) return t('access.people.none');
  const { units, people } = register.data;
  if (reach.county) return t('access.people.all', { n: people.length });
  const above = (id: string): string[] => {
    const found: string[] = [];
    for (let at = register.unit.get(id)?.parent; at && !found.includes(at); at = register.unit.get(at)?.parent)
      found.push(at);
    return found;
  };
  const seen = units.filter((unit) => reaches(reach, { unit: unit.id, ancestors: above(unit.id), group: unit.group }));
  if (seen.length === 0) return reach.self && user.person ? t('access.people.self') : t('access.people.none');
  return t('access.people.some', { units: seen.length, n: seen.reduce((sum, unit) => sum + unit.people, 0) });
}
