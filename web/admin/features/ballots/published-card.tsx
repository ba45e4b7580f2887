import { Button } from 'antd';
import { useState } from 'react';
import { readPublished } from '#shared/api/ballots/polls.ts';
import { ApiError } from '../../app/api-error.ts';
import { call } from '../../app/api.ts';
import { download } from '../../ui/download.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { moment } from '../../ui/numbers.ts';
import { useTexts } from './texts.ts';
import type { PollProps } from './use-poll.ts';

/** The published file, by which anybody recomputes the tally and finds their receipt. */
export function PublishedCard(props: PollProps & { published: { at: string; by: { name: string } } }) {
  const { place, view, published } = props;
  const t = useTexts();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const name = `poll-${place.poll}.json`;
  const fetchFile = async () => {
    setBusy(true);
    setError(null);
    try {
      const { file } = await call(readPublished, place);
      download(name, new Blob([JSON.stringify(file)], { type: 'application/json' }));
    } catch (cause) {
      setError(cause instanceof ApiError ? cause : new ApiError('internal', String(cause)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="kp-card kp-stack kp-no-print">
      <h2>{t('published')}</h2>
      <p>{t('by.at', { name: published.by.name, at: moment(published.at) })}</p>
      <p className="kp-soft">{t('published.what')}</p>
      <Refusal error={error} />
      <div className="kp-row">
        <Button loading={isBusy} onClick={() => void fetchFile()}>
          {t('published.download')}
        </Button>
      </div>
      <dl className="kp-facts">
        <dt>{t('published.verify')}</dt>
        <dd>
          <code className="kp-poll-code">npm run --silent verify-box -- {name}</code>
        </dd>
        {view.poll.file !== null && (
          <>
            <dt>{t('published.hash')}</dt>
            <dd>
              <code className="kp-poll-code">{view.poll.file}</code>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
