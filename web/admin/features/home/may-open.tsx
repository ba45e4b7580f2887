import { Link } from 'react-router';
import { menuOf } from '../../app/features.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { PublishedResults } from './published-results.tsx';
import { useTexts } from './texts.ts';

/** The home of a role whose work comes later: the pages it may open. */
export function MayOpen() {
  const t = useTexts();
  const say = useSay();
  const session = useSession();
  return (
    <>
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
