import type { Tag } from '#shared/appraisal/tags.ts';
import { useTexts } from './texts.ts';

/** What marks a person, as words; red only for a sanction. */
export function Tags({ of }: { of: readonly Tag[] }) {
  const t = useTexts();
  return (
    <>
      {of.map((tag) => (
        <span key={tag} className={`kp-tag ${tag === 'bar' ? 'kp-tag-wrong' : ''}`}>
          {t(`tag.${tag}`)}
        </span>
      ))}
    </>
  );
}
