import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { menuOf } from '../../app/features.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { Loading } from '../../ui/loading.tsx';
import { PublishedResults } from './published-results.tsx';
import { useTexts } from './texts.ts';

const MediaCard = lazy(() => import('../media/media-card.tsx').then((m) => ({ default: m.MediaCard })));

/** The home of a role with a work of its own, or none yet: the television station's slots; the pages one may open. */
export function MayOpen() {
  const t = useTexts();
  const say = useSay();
  const session = useSession();
  return (
    <>
      {session.can('conduct.media') && (
        <Suspense fallback={<Loading lines={3} />}>
          <MediaCard />
        </Suspense>
      )}
      <section className="kp-card">
        <h2>{t('may')}</h2>
        <ul className="kp-lines">
          {menuOf(session)
            .filter((entry) => entry.to !== '/')
            .map((entry) => (
              <li key={entry.to}>
                <Link to={entry.to}>{say(entry.label)}</Link>
              </li>
            ))}
        </ul>
      </section>
      {session.can('result.read') && <PublishedResults />}
    </>
  );
}
