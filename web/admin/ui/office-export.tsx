import { Button } from 'antd';
import { useState } from 'react';
import { download } from './download.ts';
import { useUiTexts } from './texts.ts';

type OfficeKind = 'xlsx' | 'docx';

/** What is in sight as a file of the office, or on paper. */
export function OfficeExport(props: {
  /** what makes a file is best imported in here, then it is loaded only where somebody asks for one */
  make: (kind: OfficeKind) => Promise<{ name: string; file: Blob }>;
}) {
  const t = useUiTexts();
  const [busy, setBusy] = useState<OfficeKind | null>(null);
  const make = async (kind: OfficeKind) => {
    setBusy(kind);
    try {
      const { name, file } = await props.make(kind);
      download(`${name}.${kind}`, file);
    } finally {
      setBusy(null);
    }
  };
  return (
    <>
      {(['xlsx', 'docx'] as const).map((kind) => (
        <Button key={kind} loading={busy === kind} onClick={() => void make(kind)}>
          {t(`export.${kind}`)}
        </Button>
      ))}
      <Button onClick={() => window.print()}>{t('print')}</Button>
    </>
  );
}
