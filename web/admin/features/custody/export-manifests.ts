// The universal build makes no worker out of text, which the content security policy forbids.
import writeExcelFile from 'write-excel-file/universal';
import type { GroupCustody } from '#shared/api/conduct/custody.ts';
import { download } from '../../ui/download.ts';
import { moment } from '../../ui/numbers.ts';
import type { useTexts } from './texts.ts';

type Translate = ReturnType<typeof useTexts>;

/** Every paper of every delivery as a row: group, delivery, unit, paper, copies; .xlsx for Excel and WPS. */
export async function exportManifests(name: string, groups: readonly GroupCustody[], t: Translate): Promise<void> {
  const heads = [t('group'), t('delivery'), t('state'), t('unit'), t('paper'), t('copies'), t('received.on')];
  const rows = groups.flatMap((group) =>
    group.deliveries.flatMap((one) =>
      one.units.flatMap(({ name: unit, materials }) =>
        materials.map((paper) => [
          group.name,
          t('delivery.n', { n: one.number }),
          moment(one.at),
          unit,
          `${paper.name} ${t(`kind.${paper.kind}`)}`,
          paper.copies,
          one.received?.on ?? null,
        ]),
      ),
    ),
  );
  const file = writeExcelFile([heads.map((value) => ({ value, fontWeight: 'bold' as const })), ...rows], {
    columns: [16, 12, 18, 24, 30, 8, 12].map((width) => ({ width })),
    stickyRowsCount: 1,
  });
  download(`${name}.xlsx`, await file.toBlob());
}
