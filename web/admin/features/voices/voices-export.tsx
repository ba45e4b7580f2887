import { OfficeExport } from '../../ui/office-export.tsx';
import { useDocument } from './use-document.ts';
import type { VoiceRow, VoicesProps } from './use-voices.ts';

/** What is in sight as files of the office. */
export function VoicesExport(props: VoicesProps & { shown: readonly VoiceRow[] }) {
  const document = useDocument(props);
  return (
    <OfficeExport
      make={async (kind) => {
        const { fileOf } = await (kind === 'xlsx' ? import('./voices-sheet.ts') : import('./voices-word.ts'));
        return { name: document.title, file: await fileOf(document) };
      }}
    />
  );
}
