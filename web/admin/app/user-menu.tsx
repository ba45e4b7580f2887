import { DownOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { roles } from '#shared/api/access.ts';
import type { Role } from '#shared/api/access.ts';
import { chooseLanguage, useSay } from './i18n.ts';
import { signOut } from './login.ts';
import { useSession } from './session-context.ts';
import { useShellTexts } from './shell-texts.ts';
import { chooseTenant } from './tenant-choice.ts';

export function LanguageSwitch() {
  const t = useShellTexts();
  const { i18n } = useTranslation();
  const isEnglish = i18n.language === 'en';
  return (
    <Button
      type="text"
      aria-label={t('language.label')}
      lang={isEnglish ? 'zh-CN' : 'en'}
      onClick={() => chooseLanguage(isEnglish ? 'zh' : 'en')}
    >
      {t('language')}
    </Button>
  );
}

/** The right that only this role of the service has. */
const mark = { operator: 'tenant.write', eraser: 'tenant.erase' } as const;

export function UserMenu({ onKeys }: { onKeys: () => void }) {
  const t = useShellTexts();
  const say = useSay();
  const { me, can } = useSession();
  const menu = useRef<HTMLDivElement>(null);
  const ofService = me.operator ? (['operator', 'eraser'] as const).filter((role) => can(mark[role])) : [];
  const name = me.user?.name ?? (ofService[0] ? say(roles[ofService[0]].label) : me.subject);
  const held: Role[] = [...new Set([...ofService, ...(me.user?.roles.map(({ role }) => role) ?? [])])].map(
    (role) => roles[role],
  );
  const others = me.tenants.filter((tenant) => tenant.id !== me.tenant?.id);
  const change = (tenant: string) => {
    chooseTenant(tenant);
    location.assign('/');
  };
  return (
    <>
      {/* The name shown is its name, so that it can be called by what stands there; the title says what opens. */}
      <Button type="text" className="kp-user" title={t('user.menu', { name })} popoverTarget="user-menu">
        <span>{name}</span>
        <DownOutlined aria-hidden="true" />
      </Button>
      <div id="user-menu" popover="auto" className="kp-pop" ref={menu}>
        {held.length > 0 && <p className="kp-pop-head">{t('user.roles')}</p>}
        <ul className="kp-plain-list">
          {held.map((role) => (
            <li key={role.label.en}>{say(role.label)}</li>
          ))}
        </ul>
        {others.length > 0 && <p className="kp-pop-head">{t('user.switch')}</p>}
        <ul className="kp-plain-list">
          {others.map((tenant) => (
            <li key={tenant.id}>
              <button type="button" onClick={() => change(tenant.id)}>
                {tenant.name}
              </button>
            </li>
          ))}
        </ul>
        <hr />
        <button
          type="button"
          onClick={() => {
            menu.current?.hidePopover();
            onKeys();
          }}
        >
          {t('user.keys')}
        </button>
        <button type="button" onClick={() => void signOut()}>
          {t('user.signOut')}
        </button>
      </div>
    </>
  );
}
