// The universal build makes no worker out of text, which the content security policy forbids.
import writeExcelFile from 'write-excel-file/universal';
import { roleGuide, userTemplate } from './sheet-rows.ts';

const head = (value: string) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#f1eee8' });
const cell = (value: string) => (value === '' ? null : { value, textColor: '#7a766c', wrap: true });
const table = ([heads = [], ...rows]: string[][]) => [heads.map(head), ...rows.map((row) => row.map(cell))];

/** The .xlsx to fill in, with a second sheet that names every role and its scope. */
export function userTemplateFile(names: { users: string; roles: string }): Promise<Blob> {
  return writeExcelFile([
    {
      data: table(userTemplate()),
      sheet: names.users,
      columns: [26, 16, 26, 44].map((width) => ({ width })),
      stickyRowsCount: 1,
    },
    { data: table(roleGuide()), sheet: names.roles, columns: [24, 24, 16].map((width) => ({ width })) },
  ]).toBlob();
}
