import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Suspense, lazy, useEffect, useState } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { Loading } from '../ui/loading.tsx';
import { Bell } from './bell.tsx';
import { Menu } from './menu.tsx';
import { RunningJobs } from './running-jobs.tsx';
import { useSession } from './session-context.ts';
import { useShellTexts } from './shell-texts.ts';
import { LanguageSwitch, UserMenu } from './user-menu.tsx';

// What opens over the page is loaded when it is first opened.
const SearchPalette = lazy(() => import('./search-palette.tsx'));
const KeyboardHelp = lazy(() => import('../ui/keyboard-help.tsx'));
const MenuDrawer = lazy(() => import('./menu-drawer.tsx'));

/** The frame of every page: header, menu by permission, search, and the page itself. */
export function Layout() {
  const t = useShellTexts();
  const { me } = useSession();
  const location = useLocation();
  const navigation = useNavigation();
  const [drawer, setDrawer] = useState(false);
  const [search, setSearch] = useState(false);
  const [help, setHelp] = useState(false);
  useShortcuts(
    () => setSearch(true),
    () => setHelp(true),
  );
  return (
    <div className="kp-shell">
      <a className="kp-skip" href="#content">
        {t('skip')}
      </a>
      <header className="kp-header">
        <Button
          className="kp-burger"
          type="text"
          icon={<MenuOutlined />}
          aria-label={t('menu.open')}
          aria-expanded={drawer}
          onClick={() => setDrawer(true)}
        />
        <Link to="/" className="kp-brand">
          <img src="/icon.svg" alt="" width={26} height={26} />
          <span>{t('product')}</span>
          {me.tenant && <span className="kp-brand-county">{me.tenant.name}</span>}
        </Link>
        <button type="button" className="kp-search-button" onClick={() => setSearch(true)}>
          <SearchOutlined aria-hidden="true" />
          <span className="kp-search-long">{t(me.tenant ? 'search' : 'search.service')}</span>
          <kbd aria-hidden="true">Ctrl K</kbd>
        </button>
        <div className="kp-header-end">
          <RunningJobs />
          <Bell />
          <LanguageSwitch />
          <UserMenu onKeys={() => setHelp(true)} />
        </div>
      </header>
      <aside className="kp-sider">
        <Menu />
      </aside>
      <main id="content" className="kp-main" tabIndex={-1} aria-busy={navigation.state !== 'idle'}>
        <Suspense key={location.pathname} fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Suspense>
        {drawer && <MenuDrawer onClose={() => setDrawer(false)} />}
        {search && <SearchPalette onClose={() => setSearch(false)} />}
        {help && <KeyboardHelp onClose={() => setHelp(false)} />}
      </Suspense>
      <ScrollRestoration />
    </div>
  );
}

function useShortcuts(onSearch: () => void, onHelp: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]');
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onSearch();
      } else if (event.key === '?' && !typing) onHelp();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
