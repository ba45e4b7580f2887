import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ApiError } from '../app/api-error.ts';
import { useSay } from '../app/i18n.ts';
import { EmptyState } from './empty-state.tsx';
import { useUiTexts } from './texts.ts';

const withHint = ['offline', 'forbidden', 'not-found', 'not-signed-in', 'busy', 'unavailable', 'internal'] as const;
const hinted = (code: string): (typeof withHint)[number] | undefined => withHint.find((known) => known === code);

/** What somebody has to look into, by the request's number; a refusal says itself why. */
const failed: ReadonlySet<string> = new Set(['internal', 'unavailable']);

const withoutWords = ['offline', 'unavailable', 'internal', 'not-signed-in'] as const;

/** A page that could not be read. */
export function ErrorState(props: {
  error: ApiError | null;
  retry?: () => void;
  /** what else can be done */
  also?: ReactNode;
}) {
  const { error, retry, also } = props;
  const t = useUiTexts();
  const code = error?.code ?? 'internal';
  const hint = hinted(code);
  return (
    <EmptyState
      title={t(`error.${code}`)}
      hint={hint ? t(`error.${hint}.hint`) : (error?.message ?? '')}
      {...(error?.trace && failed.has(code) ? { detail: t('error.trace', { trace: error.trace }) } : {})}
      action={
        (retry ?? also) && (
          <>
            {retry && (
              <Button type="primary" onClick={retry}>
                {t('retry')}
              </Button>
            )}
            {also}
          </>
        )
      }
    />
  );
}

/** Why a change was refused, beside the form that asked for it. */
export function Refusal({ error }: { error: ApiError | null }) {
  const t = useUiTexts();
  const say = useSay();
  if (!error) return null;
  // Where the service itself has not answered, the message is that of the browser or of what stands before it.
  const unsaid = withoutWords.find((code) => code === error.code);
  const words = unsaid ? t(`error.${unsaid}.hint`) : error.message;
  return (
    <div className="kp-refusal" role="alert">
      <strong>{t(`error.${error.code}`)}</strong>
      {error.problems.length === 0 && words && <p>{words}</p>}
      {error.problems.length > 0 && (
        <ul>
          {error.problems.slice(0, 20).map((problem) => (
            <li key={`${problem.path} ${problem.code}`}>{say(problem.message)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
