import { Link } from 'react-router';
import { readPolicy } from '#shared/api/policies.ts';
import { articleOf } from '#shared/policy/articles.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { usePolicyTexts } from './texts.ts';

/** The address of a field of a policy version, where the policy page opens its article and marks the token. */
export const fieldPath = (version: string, path: string): string =>
  `/policy/versions/${version}?field=${encodeURIComponent(path)}`;

/** Leads to the article that a rule stands in, by its number and title. */
export function ArticleLink({ version, path }: { version: string; path: string }) {
  const t = usePolicyTexts();
  const say = useSay();
  const read = useOperation(readPolicy, { id: version });
  const article = read.data && articleOf(path, read.data.policy);
  const text = article
    ? t('toArticle.named', { article: say(article.heading), title: say(article.title) })
    : t('toArticle');
  return <Link to={fieldPath(version, path)}>{text}</Link>;
}
