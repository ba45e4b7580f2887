import { Button, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { listPolicies, readPolicy } from '#shared/api/policies.ts';
import type { PolicyVersion } from '#shared/api/policies.ts';
import { presetNotes } from '#shared/policy/presets/all.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { changeTexts } from './changes.ts';
import { DiffTable } from './diff-table.tsx';
import { usePolicyTexts } from './texts.ts';
import { TrialModal } from './trial-modal.tsx';
import './policy.css';
import '../../ui/small-tables.css';

/** Who saved what when and why, and what differs between any two. */
export function Component() {
  const t = usePolicyTexts();
  const say = useSay();
  const { can } = useSession();
  const [params, setParams] = useSearchParams();
  const [trial, setTrial] = useState<PolicyVersion | null>(null);
  const query = useOperation(listPolicies, {});
  const versions = useMemo(
    () => (query.data?.versions ?? []).toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1)),
    [query.data],
  );
  const b = params.get('b') ?? versions[0]?.id ?? null;
  const a = params.get('a') ?? versions.find((version) => version.id === b)?.basedOn ?? versions[1]?.id ?? null;
  const put = (key: 'a' | 'b', id: string) => {
    const next = new URLSearchParams({ ...(a && { a }), ...(b && { b }) });
    next.set(key, id);
    setParams(next, { replace: true });
  };
  const presetName = (name: string | null) => {
    const note = presetNotes.find((each) => each.name === name);
    return note ? say(note.label) : '—';
  };
  return (
    <div className="kp-stack">
      <PageHeader title={t('versions')} crumbs={[{ label: t('policy'), to: '/policy' }]} hint={t('versions.hint')} />
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      {versions.length > 0 && (
        <section className="kp-card">
          <div className="kp-diff" tabIndex={0} role="region" aria-label={t('versions')}>
            <table className="kp-list-table">
              <thead>
                <tr>
                  <th scope="col">{t('versions.a')}</th>
                  <th scope="col">{t('versions.b')}</th>
                  <th scope="col">{t('versions.at')}</th>
                  <th scope="col">{t('versions.by')}</th>
                  <th scope="col">{t('versions.reason')}</th>
                  <th scope="col" className="kp-right">
                    {t('versions.changes')}
                  </th>
                  <th scope="col">{t('versions.preset')}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {versions.map((version) => (
                  <tr key={version.id}>
                    <td>
                      <Radio
                        checked={version.id === a}
                        aria-label={t('versions.chooseA', { at: moment(version.at) })}
                        onChange={() => put('a', version.id)}
                      />
                    </td>
                    <td>
                      <Radio
                        checked={version.id === b}
                        aria-label={t('versions.chooseB', { at: moment(version.at) })}
                        onChange={() => put('b', version.id)}
                      />
                    </td>
                    <th scope="row">
                      <Link to={`/policy/versions/${version.id}`}>{moment(version.at)}</Link>{' '}
                      {version.id === query.data?.current && (
                        <span className="kp-tag kp-tag-blue">{t('version.current')}</span>
                      )}
                    </th>
                    <td>{version.by.name}</td>
                    <td className="kp-run-note">{version.reason}</td>
                    <td className="kp-right">{version.changes}</td>
                    <td>{presetName(version.preset)}</td>
                    <td>
                      {can('run.write') && (
                        <Button size="small" onClick={() => setTrial(version)}>
                          {t('trial')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      {a !== null && b !== null && a !== b && <Differences a={a} b={b} />}
      {trial && <TrialModal tried={{ version: trial }} onClose={() => setTrial(null)} />}
    </div>
  );
}

function Differences({ a, b }: { a: string; b: string }) {
  const t = usePolicyTexts();
  const before = useOperation(readPolicy, { id: a });
  const after = useOperation(readPolicy, { id: b });
  const error = before.error ?? after.error;
  const changes = useMemo(
    () => (before.data && after.data ? changeTexts(before.data.policy, after.data.policy) : null),
    [before.data, after.data],
  );
  return (
    <section className="kp-card">
      <h2>
        {t('diff.title')} {changes && <span className="kp-tag">{t('diff.count', { count: changes.length })}</span>}
      </h2>
      {error && <ErrorState error={error} />}
      {!error && !changes && <Loading lines={3} />}
      {changes && before.data && after.data && (
        <DiffTable changes={changes} before={before.data.policy} after={after.data.policy} />
      )}
    </section>
  );
}
