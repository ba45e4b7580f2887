import { Button } from 'antd';
import { defineTexts } from '../app/i18n.ts';
import type { Change } from './three-way.ts';

const useTexts = defineTexts('conflict', {
  title: ['别人在您填写期间修改了这条记录', 'Somebody changed this record while you were editing it'],
  hint: [
    '下面是对方改动的内容。您没有动过的栏目将采用对方的内容；两人都改了的栏目将采用您的内容。',
    'This is what they changed. Fields that you left alone will be theirs; fields that both changed will be yours.',
  ],
  field: ['栏目', 'Field'],
  was: ['原来', 'Before'],
  theirs: ['对方改为', 'Theirs'],
  mine: ['您的内容', 'Yours'],
  unchanged: ['（未改）', '(unchanged)'],
  apply: ['合并后继续', 'Merge and go on'],
});

/** What somebody else changed meanwhile (409), and the way on from there. */
export function Conflict(props: {
  changes: readonly Change[];
  label: (key: string) => string;
  show: (key: string, value: unknown) => string;
  onMerge: () => void;
}) {
  const t = useTexts();
  return (
    <section className="kp-refusal" role="alert">
      <strong>{t('title')}</strong>
      <p>{t('hint')}</p>
      <div className="kp-scroll-x" tabIndex={0} role="region" aria-label={t('title')}>
        <table className="kp-small-table">
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('was')}</th>
              <th scope="col">{t('theirs')}</th>
              <th scope="col">{t('mine')}</th>
            </tr>
          </thead>
          <tbody>
            {props.changes.map(({ key, was, theirs, mine, clash }) => (
              <tr key={key}>
                <th scope="row">{props.label(key)}</th>
                <td>{props.show(key, was)}</td>
                <td>{props.show(key, theirs)}</td>
                <td className={clash ? 'kp-wrong' : 'kp-soft'}>{clash ? props.show(key, mine) : t('unchanged')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button onClick={props.onMerge}>{t('apply')}</Button>
    </section>
  );
}
