import { articleOf } from '#shared/policy/articles.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { useSay } from '../../app/i18n.ts';
import type { ChangeText } from './changes.ts';
import { usePolicyTexts } from './texts.ts';

interface Props {
  changes: readonly ChangeText[];
  before: Policy;
  after: Policy;
  /** what the two are called, where they are not an earlier and a later version */
  heads?: readonly [before: string, after: string];
}

/** Differences of two policies, in the document's order. */
export function DiffTable({ changes, before, after, heads }: Props) {
  const t = usePolicyTexts();
  const say = useSay();
  if (changes.length === 0) return <p className="kp-soft">{t('diff.none')}</p>;
  return (
    <div className="kp-diff" tabIndex={0} role="region" aria-label={t('diff.title')}>
      <table className="kp-list-table">
        <thead>
          <tr>
            <th scope="col">{t('diff.article')}</th>
            <th scope="col">{t('diff.what')}</th>
            <th scope="col">{heads?.[0] ?? t('diff.before')}</th>
            <th scope="col">{heads?.[1] ?? t('diff.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((text) => {
            const { path } = text.change;
            const article = articleOf(path, after) ?? articleOf(path, before);
            return (
              <tr key={path + text.kind}>
                <td className="kp-nowrap">{article && say(article.heading)}</td>
                <th scope="row">{say(text.what)}</th>
                {text.kind === 'changed' ? (
                  <>
                    <td>
                      <del>{text.before && say(text.before)}</del>
                    </td>
                    <td>
                      <ins>{text.after && say(text.after)}</ins>
                    </td>
                  </>
                ) : (
                  <td colSpan={2} className="kp-soft">
                    {t(`kind.${text.kind}`)}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
