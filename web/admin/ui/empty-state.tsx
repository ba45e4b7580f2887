import type { ReactNode } from 'react';

/** Nothing here (yet): says what to do next, and offers it. */
export function EmptyState(props: { title: string; hint?: string; detail?: string; action?: ReactNode }) {
  return (
    <div className="kp-empty">
      <h2>{props.title}</h2>
      {props.hint && <p>{props.hint}</p>}
      {props.detail && <pre>{props.detail}</pre>}
      {props.action && <div className="kp-row">{props.action}</div>}
    </div>
  );
}
