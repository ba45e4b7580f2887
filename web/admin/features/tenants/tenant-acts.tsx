import { Button } from 'antd';
import { useState } from 'react';
import { ulid } from 'ulid';
import { exportTenant, resumeTenant, suspendTenant } from '#shared/api/service.ts';
import type { TenantRow } from '#shared/api/service.ts';
import { useCommand } from '../../app/api.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { toast } from '../../ui/toast.tsx';
import { MovedModal } from './moved-modal.tsx';
import { RenameModal } from './rename-modal.tsx';
import { useTexts } from './texts.ts';

type Act = 'rename' | 'suspend' | 'resume' | 'archive';

/** What the operator may do with a county; each says what it does before it does it. */
export function TenantActs({ tenant }: { tenant: TenantRow }) {
  const t = useTexts();
  const [asking, setAsking] = useState<Act | null>(null);
  const suspend = useCommand(suspendTenant, { rereadStale: true });
  const resume = useCommand(resumeTenant, { rereadStale: true });
  const archive = useCommand(exportTenant);
  const { id, name, state, version } = tenant;
  const close = () => {
    setAsking(null);
    for (const command of [suspend, resume, archive]) command.reset();
  };
  const done = (text: string) => () => {
    close();
    toast(text);
  };
  const hasMoved =
    (asking === 'suspend' && state !== 'active' && !suspend.isPending) ||
    (asking === 'resume' && state !== 'suspended' && !resume.isPending);
  if (state === 'opening' || state === 'erasing' || state === 'erased') return null;
  return (
    <>
      <Button onClick={() => setAsking('rename')}>{t('rename')}</Button>
      <Button onClick={() => setAsking('archive')}>{t('archive')}</Button>
      {state === 'active' ? (
        <Button danger onClick={() => setAsking('suspend')}>
          {t('suspend')}
        </Button>
      ) : (
        <Button type="primary" onClick={() => setAsking('resume')}>
          {t('resume')}
        </Button>
      )}
      {asking === 'rename' && <RenameModal tenant={tenant} onClose={close} />}
      <ReasonModal
        open={asking === 'suspend' && !hasMoved}
        title={t('suspend.title', { name })}
        confirm={t('suspend')}
        danger
        busy={suspend.isPending}
        error={suspend.error}
        onCancel={close}
        onConfirm={(reason) => suspend.mutate({ tenant: id, version, reason }, { onSuccess: done(t('suspended')) })}
      >
        <ul className="kp-bullets">
          <li>{t('suspend.out')}</li>
          <li>{t('suspend.told')}</li>
          <li>{t('suspend.data')}</li>
        </ul>
      </ReasonModal>
      <ReasonModal
        open={asking === 'resume' && !hasMoved}
        title={t('resume.title', { name })}
        confirm={t('resume')}
        busy={resume.isPending}
        error={resume.error}
        onCancel={close}
        onConfirm={(reason) => resume.mutate({ tenant: id, version, reason }, { onSuccess: done(t('resumed')) })}
      >
        <p>{t('resume.what')}</p>
      </ReasonModal>
      <MovedModal open={hasMoved} state={state} onClose={close} />
      <ReasonModal
        open={asking === 'archive'}
        title={t('archive.title', { name })}
        confirm={t('archive')}
        busy={archive.isPending}
        error={archive.error}
        onCancel={close}
        onConfirm={(reason) =>
          archive.mutate({ tenant: id, id: ulid(), reason }, { onSuccess: done(t('archive.started')) })
        }
      >
        <p>{t('archive.what')}</p>
        {state === 'suspended' && <p>{t('archive.suspended')}</p>}
      </ReasonModal>
    </>
  );
}
