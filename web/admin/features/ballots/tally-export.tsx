import { readCycle } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { OfficeExport } from '../../ui/office-export.tsx';
import { tallyDocument } from './tally-document.ts';
import type { TallyPart } from './tally-table.ts';
import type { PollProps } from './use-poll.ts';

/** The tally as files of the office. */
export function TallyExport({ place, view, conduct, parts }: PollProps & { parts: TallyPart[] }) {
  const cycle = useOperation(readCycle, { cycle: place.cycle });
  return (
    <OfficeExport
      make={async (kind) => {
        const document = tallyDocument({
          poll: view.poll,
          ballots: view.ballots,
          parts,
          unit: conduct.unit.name,
          year: cycle.data?.row.cycle.year ?? null,
        });
        const { fileOf } = await (kind === 'xlsx' ? import('./tally-sheet.ts') : import('./tally-word.ts'));
        return { name: document.fileName, file: await fileOf(document) };
      }}
    />
  );
}
