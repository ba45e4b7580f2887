import { HistoryOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { ulid } from 'ulid';
import { createPolicy, listPolicies, readPolicy } from '#shared/api/policies.ts';
import type { PolicyVersion } from '#shared/api/policies.ts';
import { checkPolicy } from '#shared/policy/check.ts';
import { presets } from '#shared/policy/presets/all.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { useCommand, useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { changeTexts, rebase, undo } from './changes.ts';
import { Contents } from './contents.tsx';
import { PolicyDocument } from './document.tsx';
import type { Draft } from './draft-store.ts';
import { EditingProvider } from './editing.ts';
import type { Editing } from './editing.ts';
import { Margin } from './margin.tsx';
import { PresetList, PresetsDrawer } from './presets-drawer.tsx';
import { usePolicyTexts } from './texts.ts';
import { TrialModal } from './trial-modal.tsx';
import type { Tried } from './trial-modal.tsx';
import { useDraft } from './use-draft.ts';
import { useFound } from './use-found.ts';
import './policy.css';
import '../../ui/small-tables.css';
import { toast } from '../../ui/toast.tsx';

/** The policy in force, and the draft of the next version over it. */
export function Component() {
  const t = usePolicyTexts();
  const { can } = useSession();
  const control = useDraft();
  const versions = useOperation(listPolicies, {});
  const current = versions.data?.current ?? null;
  const basedOn = control.draft?.basedOn ?? current;
  const read = useOperation(readPolicy, { id: basedOn ?? '' }, { enabled: basedOn !== null });
  const error = versions.error ?? read.error;
  const isEmpty = versions.data !== undefined && current === null && control.draft === null;
  const start = (name: string) => control.put({ basedOn: current, preset: name, policy: presets[name]! });
  if (error) {
    return (
      <>
        <PageHeader title={t('policy')} />
        <ErrorState error={error} retry={() => void (versions.error ? versions : read).refetch()} />
      </>
    );
  }
  if (isEmpty) {
    return (
      <div className="kp-stack">
        <PageHeader title={t('policy')} />
        <EmptyState title={t('presets.first')} hint={t(can('policy.write') ? 'presets.first.hint' : 'presets.none')} />
        {can('policy.write') && <PresetList policy={null} current={null} onUse={start} />}
      </div>
    );
  }
  const base = read.data?.policy ?? (control.draft?.preset ? presets[control.draft.preset] : undefined);
  if (!versions.data || !base || (basedOn !== null && !read.data)) {
    return (
      <>
        <PageHeader title={t('policy')} />
        <Loading lines={12} />
      </>
    );
  }
  return <Editor control={control} base={base} version={read.data?.version ?? null} current={current} />;
}

interface Props {
  control: ReturnType<typeof useDraft>;
  base: Policy;
  /** the version the draft is based on */
  version: PolicyVersion | null;
  current: string | null;
}

function Editor({ control, base, version, current }: Props) {
  const t = usePolicyTexts();
  const { can } = useSession();
  const canEdit = can('policy.write');
  const draft: Draft = control.draft ?? { basedOn: version?.id ?? null, preset: version?.preset ?? null, policy: base };
  const { policy } = draft;
  const [open, setOpen] = useState<string | null>(null);
  const [showsPresets, setShowsPresets] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [trial, setTrial] = useState<Tried | null>(null);
  const [newId, setNewId] = useState(() => ulid());
  const save = useCommand(createPolicy);
  const newest = useOperation(
    readPolicy,
    { id: current ?? '' },
    { enabled: current !== null && current !== draft.basedOn },
  );
  const found = useFound(policy);
  const changes = useMemo(() => changeTexts(base, policy), [base, policy]);
  const faults = useMemo(() => checkPolicy(policy), [policy]);
  const isStale = current !== draft.basedOn;
  const editing: Editing = {
    policy,
    base,
    preset: draft.preset,
    version: version?.id ?? null,
    canEdit,
    change: (path, value) => control.change(draft, path, value),
    open,
    setOpen,
    changed: useMemo(() => new Set(changes.map(({ change }) => change.path)), [changes]),
    faulty: useMemo(() => new Set(faults.map(({ path }) => path)), [faults]),
    found,
  };
  const isFirst = current === null;
  const blocked =
    faults.length > 0
      ? t('save.blocked.faults', { count: faults.length })
      : changes.length === 0 && !isFirst
        ? t('save.blocked.none')
        : null;
  const store = (reason: string) =>
    save.mutate(
      { id: newId, basedOn: draft.basedOn, preset: draft.preset, policy, reason },
      {
        onSuccess: ({ version: saved }) => {
          control.drop();
          setSaving(false);
          setNewId(ulid());
          setTrial(null);
          toast(t('save.done'));
          setSaved(saved);
        },
      },
    );
  const [saved, setSaved] = useState<PolicyVersion | null>(null);
  const versionToTry = changes.length === 0 ? (saved ?? version) : null;
  const tried: Tried | null = versionToTry
    ? { version: versionToTry }
    : faults.length === 0
      ? { policy, changes: changes.length }
      : null;
  return (
    <EditingProvider value={editing}>
      <PageHeader
        title={t('policy')}
        hint={
          version
            ? [
                t('version.line', { at: moment(version.at), name: version.by.name, reason: version.reason }),
                canEdit && t('hint'),
              ]
                .filter(Boolean)
                .join(' · ')
            : t(canEdit ? 'save.first' : 'hint.reader')
        }
        extra={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('print')}
            </Button>
            <Link to="/policy/versions">
              <Button icon={<HistoryOutlined />} tabIndex={-1}>
                {t('versions')}
              </Button>
            </Link>
            {canEdit && <Button onClick={() => setShowsPresets(true)}>{t('presets')}</Button>}
          </>
        }
      />
      <div className={`kp-policy${canEdit ? '' : ' kp-policy-read'}`}>
        <Contents policy={policy} />
        <PolicyDocument />
        {canEdit && (
          <Margin
            policy={policy}
            changes={changes}
            faults={faults}
            blocked={blocked}
            isKept={control.isKept}
            onUndo={({ change }) => control.put({ ...draft, policy: undo(policy, change) })}
            onDiscard={control.drop}
            onSave={() => setSaving(true)}
          >
            {isStale && changes.length > 0 && (
              <div className="kp-refusal" role="note">
                <p>{t('changes.stale')}</p>
                <Button
                  size="small"
                  disabled={!newest.data}
                  onClick={() =>
                    newest.data &&
                    control.put({
                      ...draft,
                      basedOn: current,
                      policy: rebase(
                        changes.map(({ change }) => change),
                        newest.data.policy,
                      ),
                    })
                  }
                >
                  {t('changes.rebase')}
                </Button>
              </div>
            )}
            {can('run.write') && (
              <section className="kp-margin-trial">
                {saved && changes.length === 0 && <p role="status">{t('save.done')}</p>}
                <Button block disabled={tried === null} onClick={() => setTrial(tried)}>
                  {t(versionToTry ? 'trial' : 'trial.draft')}
                </Button>
              </section>
            )}
          </Margin>
        )}
      </div>
      <PresetsDrawer
        open={showsPresets}
        policy={policy}
        current={draft.preset}
        onClose={() => setShowsPresets(false)}
        onUse={(name) => {
          control.put({ basedOn: draft.basedOn, preset: name, policy: presets[name]! });
          setShowsPresets(false);
        }}
      />
      <ReasonModal
        open={isSaving}
        title={t('save.title')}
        confirm={t('save')}
        busy={save.isPending}
        error={save.error}
        onCancel={() => setSaving(false)}
        onConfirm={store}
      >
        {isFirst ? t('save.first') : t('save.what', { count: changes.length })}
      </ReasonModal>
      {trial && <TrialModal tried={trial} onClose={() => setTrial(null)} />}
    </EditingProvider>
  );
}
