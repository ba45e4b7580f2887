import { listPolicies } from '#shared/api/policies.ts';
import { listUsers } from '#shared/api/tenants.ts';
import { useOperation } from '../../app/api.ts';
import { useRegister } from '../../app/lookups.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { CountyHome } from './county-home.tsx';
import { useTexts } from './texts.ts';

/** The administrator's home: the policy in force, the users; the county's progress below. */
export function AdminHome() {
  return (
    <>
      <div className="kp-columns">
        <PolicyCard />
        <UsersCard />
      </div>
      <CountyHome />
    </>
  );
}

function PolicyCard() {
  const t = useTexts();
  const policies = useOperation(listPolicies, {});
  const current = policies.data?.versions.find((version) => version.id === policies.data.current);
  return (
    <section className="kp-card kp-stack">
      <h2>{t('admin.policy')}</h2>
      {policies.error && <ErrorState error={policies.error} />}
      {policies.isPending && <Loading lines={2} />}
      {policies.data && !current && <p>{t('admin.policy.none')}</p>}
      {policies.data && current && (
        <div>
          <p>{current.title}</p>
          <p className="kp-soft">
            {t('admin.policy.saved', {
              at: moment(current.at),
              name: current.by.name,
              n: policies.data.versions.length,
            })}
          </p>
        </div>
      )}
      <div>
        <LinkButton type="primary" to="/policy">
          {t('admin.policy.open')}
        </LinkButton>
      </div>
    </section>
  );
}

function UsersCard() {
  const t = useTexts();
  const users = useOperation(listUsers, {});
  const { register } = useRegister();
  const list = users.data?.users ?? [];
  const withUser = new Set(list.map((user) => user.person?.id));
  const without = register?.data.people.filter((person) => !withUser.has(person.id)).length ?? 0;
  const admins = list.filter((user) => !user.disabled && user.roles.some(({ role }) => role === 'county-admin'));
  return (
    <section className="kp-card kp-stack">
      <h2>{t('admin.users')}</h2>
      {users.error && <ErrorState error={users.error} />}
      {users.isPending && <Loading lines={2} />}
      {users.data && (
        <div>
          <p>
            {t('admin.users.facts', {
              n: list.length,
              admins: admins.length,
              off: list.filter((user) => user.disabled).length,
            })}
          </p>
          {without > 0 && <p className="kp-soft">{t('admin.users.without', { n: without })}</p>}
        </div>
      )}
      <div className="kp-row">
        <LinkButton type="primary" to="/users">
          {t('admin.users.open')}
        </LinkButton>
        <LinkButton to="/users/batch">{t('admin.users.batch')}</LinkButton>
      </div>
    </section>
  );
}
