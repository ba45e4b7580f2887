import { Button } from 'antd';
import { useState } from 'react';
import { download } from '../../ui/download.ts';
import type { PaperDocument } from './paper-document.ts';
import { useTexts } from './texts.ts';

/** Makes the .docx in the browser; what makes it is loaded now and nowhere else. */
export function ExportButton(props: { label: string; name: string; papers: () => Promise<readonly PaperDocument[]> }) {
  const t = useTexts();
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    try {
      const [{ wordFile }, papers] = await Promise.all([import('./word-file.ts'), props.papers()]);
      download(`${props.name}.docx`, await wordFile(papers));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button onClick={make} loading={isBusy}>
      {isBusy ? t('exporting') : props.label}
    </Button>
  );
}
