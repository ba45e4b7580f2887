import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSession } from '../app/session-context.ts';
import { useUiTexts } from './texts.ts';

export interface Crumb {
  label: string;
  to: string;
}

/** The head of a page: breadcrumbs (county → year → unit → person), the one `h1`, what can be done here. */
export function PageHeader(props: {
  title: string;
  crumbs?: Crumb[];
  hint?: ReactNode;
  extra?: ReactNode;
  tag?: ReactNode;
}) {
  const t = useUiTexts();
  const { me } = useSession();
  const county = me.tenant?.name ?? (me.operator ? t('service') : '');
  useEffect(() => {
    document.title = `${props.title} · ${county}`;
  }, [props.title, county]);
  return (
    <div className="kp-page-head">
      <nav className="kp-crumbs" aria-label={t('crumbs')}>
        <ol>
          <li>
            <Link to="/">{county}</Link>
          </li>
          {(props.crumbs ?? []).map((crumb) => (
            <li key={crumb.to}>
              <Link to={crumb.to}>{crumb.label}</Link>
            </li>
          ))}
          <li aria-current="page">{props.title}</li>
        </ol>
      </nav>
      <div className="kp-page-title">
        <h1>{props.title}</h1>
        {props.tag}
        {props.extra && <div className="kp-row kp-row-end">{props.extra}</div>}
      </div>
      {props.hint && <p className="kp-soft">{props.hint}</p>}
    </div>
  );
}
