import { Link, useLocation } from 'react-router';
import { menuGroups } from './feature.ts';
import { openEntry } from './menu-entry.ts';
import { menuOf } from './features.ts';
import { useSay } from './i18n.ts';
import { useSession } from './session-context.ts';
import { useShellTexts } from './shell-texts.ts';

/** The pages that the reader may open, by kind of work. */
export function Menu({ onChoose }: { onChoose?: () => void }) {
  const t = useShellTexts();
  const say = useSay();
  const entries = menuOf(useSession());
  const { pathname } = useLocation();
  const open = openEntry(entries, pathname);
  const groups = menuGroups.filter((group) => entries.some((entry) => entry.group === group));
  return (
    <nav aria-label={t('menu.main')} className="kp-menu">
      {groups.map((group) => (
        <div key={group}>
          <p className="kp-menu-group">{t(`group.${group}`)}</p>
          <ul className="kp-plain-list">
            {entries
              .filter((entry) => entry.group === group)
              .map(({ to, label, icon: Icon }) => (
                <li key={to}>
                  <Link
                    to={to}
                    {...(to === open && { className: 'active', 'aria-current': 'page' })}
                    {...(onChoose ? { onClick: onChoose } : {})}
                  >
                    <Icon />
                    {say(label)}
                  </Link>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
