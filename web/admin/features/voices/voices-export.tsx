import { Button } from 'antd';
import { useState } from 'react';
import { download } from '../../ui/download.ts';
import { useTexts } from './texts.ts';
import { useDocument } from './use-document.ts';
import type { VoiceRow, VoicesProps } from './use-voices.ts';

/** What is in sight as files of the office; what makes them is loaded now and nowhere else. */
export function VoicesExport(props: VoicesProps & { shown: readonly VoiceRow[] }) {
  const t = useTexts();
  const [busy, setBusy] = useState<'xlsx' | 'docx' | null>(null);
  const document = useDocument(props);
  const make = async (kind: 'xlsx' | 'docx') => {
    setBusy(kind);
    try {
      const { fileOf } = await (kind === 'xlsx' ? import('./voices-sheet.ts') : import('./voices-word.ts'));
      download(`${document.title}.${kind}`, await fileOf(document));
    } finally {
      setBusy(null);
    }
  };
  return (
    <>
      <Button loading={busy === 'xlsx'} onClick={() => void make('xlsx')}>
        {t('export.xlsx')}
      </Button>
      <Button loading={busy === 'docx'} onClick={() => void make('docx')}>
        {t('export.docx')}
      </Button>
      <Button onClick={() => window.print()}>{t('print')}</Button>
    </>
  );
}
