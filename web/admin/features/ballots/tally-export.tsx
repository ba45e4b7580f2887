import { Button } from 'antd';
import { useState } from 'react';
import { readCycle } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { download } from '../../ui/download.ts';
import { tallyDocument } from './tally-document.ts';
import type { TallyPart } from './tally-table.ts';
import { useTexts } from './texts.ts';
import type { PollProps } from './use-poll.ts';

/** The tally as files of the office; what makes them is loaded now and nowhere else. */
export function TallyExport({ place, view, conduct, parts }: PollProps & { parts: TallyPart[] }) {
  const t = useTexts();
  const [busy, setBusy] = useState<'xlsx' | 'docx' | null>(null);
  const cycle = useOperation(readCycle, { cycle: place.cycle });
  const make = async (kind: 'xlsx' | 'docx') => {
    setBusy(kind);
    try {
      const document = tallyDocument({
        poll: view.poll,
        ballots: view.ballots,
        parts,
        unit: conduct.unit.name,
        year: cycle.data?.row.cycle.year ?? null,
      });
      const { fileOf } = await (kind === 'xlsx' ? import('./tally-sheet.ts') : import('./tally-word.ts'));
      download(`${document.fileName}.${kind}`, await fileOf(document));
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
