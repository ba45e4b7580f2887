import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
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

export function UserMenu({ onKeys }: { onKeys: () => void }) {
  const t = useShellTexts();
  const say = useSay();
  const { me } = useSession();
  const name = me.user?.name ?? (me.operator ? say(roles.operator.label) : me.subject);
  const held: Role[] = [...new Set(me.user?.roles.map((assignment) => assignment.role) ?? [])].map(
    (role) => roles[role],
  );
  const others = me.tenants.filter((tenant) => tenant.id !== me.tenant?.id);
  const change = (tenant: string) => {
    chooseTenant(tenant);
    location.assign('/');
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'roles',
            type: 'group',
            label: t('user.roles'),
            children: held.map((role) => ({ key: role.label.en, label: say(role.label), disabled: true })),
          },
          ...(others.length > 0
            ? [
                {
                  key: 'tenants',
                  type: 'group' as const,
                  label: t('user.switch'),
                  children: others.map((tenant) => ({
                    key: tenant.id,
                    label: tenant.name,
                    onClick: () => change(tenant.id),
                  })),
                },
              ]
            : []),
          { type: 'divider' },
          { key: 'keys', label: t('user.keys'), onClick: onKeys },
          { key: 'out', label: t('user.signOut'), onClick: () => void signOut() },
        ],
      }}
    >
      <Button type="text" className="kp-user" aria-label={t('user.menu', { name })}>
        <span>{name}</span>
        <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  );
}
