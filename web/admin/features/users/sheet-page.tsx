import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Slip, User } from '#shared/api/tenants.ts';
import { useRegister } from '../../app/lookups.ts';
import { download } from '../../ui/download.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { DropZone } from '../import/drop-zone.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { UserSheetPreview } from './sheet-preview.tsx';
import { SlipSheet } from './slips.tsx';
import { useTexts } from './texts.ts';

/** Users from an .xlsx: fill in the template, drop it, mend what is wrong, make them, print the slips. */
export function Component() {
  const t = useTexts();
  const { register } = useRegister();
  const [file, setFile] = useState<File | null>(null);
  const [slips, setSlips] = useState<readonly (Slip & { user: string })[]>([]);
  const [isPrinted, setPrinted] = useState(true);
  const [isRunning, setRunning] = useState(false);
  const take = (user: User, initialPassword: string | null) => {
    if (initialPassword === null) return;
    const { id, name, login, person } = user;
    const unit = person ? (register?.unitName(person.unit) ?? '') : '';
    setSlips((now) => [...now, { user: id, name, login, initialPassword, unit }]);
    setPrinted(false);
  };
  return (
    <>
      <PageHeader
        title={t('sheet.title')}
        crumbs={[
          { label: t('users'), to: '/users' },
          { label: t('batch'), to: '/users/batch' },
        ]}
        hint={t('sheet.hint')}
      />
      <div className="kp-stack">
        <div className="kp-no-print">
          {file ? (
            <UserSheetPreview
              file={file}
              withPassword={new Set(slips.map(({ user }) => user))}
              onMade={take}
              onRunning={setRunning}
              onAnother={() => setFile(null)}
            />
          ) : (
            <Begin onFile={setFile} />
          )}
        </div>
        {slips.length > 0 && !isRunning && <SlipSheet slips={slips} onPrint={() => setPrinted(true)} />}
      </div>
      <LeaveGuard why={isRunning ? 'leave.running' : isPrinted ? null : 'leave.slips'} />
    </>
  );
}

function Begin({ onFile }: { onFile: (file: File) => void }) {
  const t = useTexts();
  const get = async () => {
    const { userTemplateFile } = await import('./sheet-template.ts');
    const content = await userTemplateFile({ users: t('users'), roles: t('sheet.guide') });
    download(`${t('sheet.template.name')}.xlsx`, content);
  };
  return (
    <div className="kp-stack">
      <section className="kp-card kp-stack">
        <h2>{t('sheet.template')}</h2>
        <div className="kp-row">
          <Button icon={<DownloadOutlined />} onClick={get}>
            {t('sheet.download')}
          </Button>
          <span className="kp-soft">{t('sheet.template.hint')}</span>
        </div>
      </section>
      <section className="kp-card kp-stack">
        <h2>{t('sheet.file')}</h2>
        <DropZone accept=".xlsx" disabled={false} onFile={onFile} />
      </section>
    </div>
  );
}
