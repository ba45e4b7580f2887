import { Button } from 'antd';
import type { ApiError } from '../app/api-error.ts';
import { useSay } from '../app/i18n.ts';
import { EmptyState } from './empty-state.tsx';
import { useUiTexts } from './texts.ts';

const withHint = ['offline', 'forbidden', 'not-found', 'not-signed-in', 'busy', 'unavailable', 'internal'] as const;
const hinted = (code: string): (typeof withHint)[number] | undefined => withHint.find((known) => known === code);

/** A page that could not be read. */
export function ErrorState({ error, retry }: { error: ApiError | null; retry?: () => void }) {
  const t = useUiTexts();
  const code = error?.code ?? 'internal';
  const hint = hinted(code);
  return (
    <EmptyState
      title={t(`error.${code}`)}
      hint={hint ? t(`error.${hint}.hint`) : (error?.message ?? '')}
      {...(error?.trace ? { detail: t('error.trace', { trace: error.trace }) } : {})}
      action={
        retry && (
          <Button type="primary" onClick={retry}>
            {t('retry')}
          </Button>
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
  return (
    <div className="kp-refusal" role="alert">
      <strong>{t(`error.${error.code}`)}</strong>
      {error.problems.length === 0 && error.message && <p>{error.message}</p>}
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
