import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { articleOf } from '#shared/policy/articles.ts';
import type { Policy } from '#shared/policy/schema.ts';

/** Brings what the address names into sight: a field (`?field=`), else an article (`#article-12`). */
export function useFound(policy: Policy | null): string | null {
  const [params] = useSearchParams();
  const { hash } = useLocation();
  const field = params.get('field');
  const isRead = policy !== null;
  useEffect(() => {
    if (!isRead || (field === null && hash === '')) return;
    // after the layout has put the scroll back where it was
    const timer = setTimeout(() => {
      const target = field === null ? document.getElementById(hash.slice(1)) : elementOf(field, policy);
      target?.scrollIntoView({ block: 'center' });
      target?.focus({ preventScroll: true });
    }, 60);
    return () => clearTimeout(timer);
    // only when the address changes: a draft that changes must not move the page
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [field, hash, isRead]);
  return field;
}

/** The token of a field, the first of a group's, or the article that a field without a token belongs to. */
export function elementOf(path: string, policy: Policy): HTMLElement | null {
  const tokens = [...document.querySelectorAll<HTMLElement>('[data-field]')];
  const own = tokens.find((token) => token.dataset['field'] === path);
  const below = tokens.find(
    (token) => token.dataset['field']?.startsWith(`${path}.`) || token.dataset['field']?.startsWith(`${path}[`),
  );
  if (own ?? below) return own ?? below ?? null;
  const article = articleOf(path, policy);
  return article ? document.getElementById(`article-${article.number}`) : null;
}
