import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import type { Locale } from 'antd/es/locale/index.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Toasts } from '../ui/toast.tsx';
import { theme } from '../ui/theme.ts';

/** Its locales are ES modules, which their types do not say. */
const locales = { zh: zhCN as unknown as Locale, en: enUS as unknown as Locale };

/** Who asked their device for less movement gets none (base.css). */
const calm: typeof theme = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  ? { ...theme, token: { ...theme.token, motion: false } }
  : theme;

/** Ant Design's tokens and language, set once for the whole application. */
export function Look({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider
      theme={calm}
      locale={i18n.language === 'en' ? locales.en : locales.zh}
      button={{ autoInsertSpace: false }}
      form={{ scrollToFirstError: { focus: true } }}
    >
      {children}
      <Toasts />
    </ConfigProvider>
  );
}
