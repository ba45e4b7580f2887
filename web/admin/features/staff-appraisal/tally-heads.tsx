import { useSay } from '../../app/i18n.ts';
import { columns, headOf } from './tally-columns.ts';
import { useTexts } from './texts.ts';

/** What every table of the tally on the screen begins with: whom, how many by grade, how many in all. */
export function TallyHeads() {
  const t = useTexts();
  const say = useSay();
  return (
    <>
      <th scope="col">{t('subjects.name')}</th>
      {columns.map((column) => (
        <th key={column} scope="col" className="kp-right">
          {say(headOf(column))}
        </th>
      ))}
      <th scope="col" className="kp-right">
        {t('tally.total')}
      </th>
    </>
  );
}
