import { Link } from 'react-router';
import { usePolicyTexts } from './texts.ts';

/** The address of a field of a policy version, where the policy page opens its article and marks the token. */
export const fieldPath = (version: string, path: string): string =>
  `/policy/versions/${version}?field=${encodeURIComponent(path)}`;

/** Leads to the article that a rule stands in. */
export function ArticleLink({ version, path }: { version: string; path: string }) {
  const t = usePolicyTexts();
  return <Link to={fieldPath(version, path)}>{t('toArticle')}</Link>;
}
