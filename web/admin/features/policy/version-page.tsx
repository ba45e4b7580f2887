import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { listPolicies, readPolicy } from '#shared/api/policies.ts';
import type { Answer } from '../../app/api.ts';
import { useOperation } from '../../app/api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { changeTexts } from './changes.ts';
import { Contents } from './contents.tsx';
import { PolicyDocument } from './document.tsx';
import { EditingProvider } from './editing.ts';
import type { Editing } from './editing.ts';
import { usePolicyTexts } from './texts.ts';
import { useFound } from './use-found.ts';
import './policy.css';
import '../../ui/small-tables.css';

/** One version as it was saved, what it changed marked; where derivations lead to. */
export function Component() {
  const t = usePolicyTexts();
  const { version = '' } = useParams();
  const read = useOperation(readPolicy, { id: version });
  if (read.data) return <Version read={read.data} />;
  return (
    <>
      <PageHeader title={t('policy')} crumbs={[{ label: t('versions'), to: '/policy/versions' }]} />
      {read.error ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : <Loading lines={12} />}
    </>
  );
}

const nothing: ReadonlySet<string> = new Set();

function Version({ read: { version, policy } }: { read: Answer<typeof readPolicy> }) {
  const t = usePolicyTexts();
  const versions = useOperation(listPolicies, {});
  const parent = useOperation(readPolicy, { id: version.basedOn ?? '' }, { enabled: version.basedOn !== null });
  const [open, setOpen] = useState<string | null>(null);
  const base = parent.data?.policy ?? policy;
  const changes = useMemo(() => changeTexts(base, policy), [base, policy]);
  const isCurrent = versions.data?.current === version.id;
  const editing: Editing = {
    policy,
    base,
    preset: version.preset,
    version: version.id,
    canEdit: false,
    change: () => undefined,
    open,
    setOpen,
    changed: useMemo(() => new Set(changes.map(({ change }) => change.path)), [changes]),
    faulty: nothing,
    found: useFound(policy),
  };
  return (
    <EditingProvider value={editing}>
      <PageHeader
        title={policy.title}
        crumbs={[
          { label: t('policy'), to: '/policy' },
          { label: t('versions'), to: '/policy/versions' },
        ]}
        tag={isCurrent ? <span className="kp-tag kp-tag-blue">{t('version.current')}</span> : undefined}
        hint={
          <>
            {t('version.line', { at: moment(version.at), name: version.by.name, reason: version.reason })}
            {versions.data && !isCurrent && (
              <>
                {' '}
                {t('version.old')} <Link to="/policy">{t('version.open')}</Link>
              </>
            )}
          </>
        }
        extra={
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        }
      />
      <div className="kp-policy kp-policy-read">
        <Contents policy={policy} />
        <PolicyDocument />
      </div>
    </EditingProvider>
  );
}
