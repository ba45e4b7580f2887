import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useParams } from 'react-router';
import { ulid } from 'ulid';
import { raiseConcern } from '#shared/api/conduct/readiness.ts';
import { useCommand } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { myAppraisalPath } from '../reports/paths.ts';
import { useTexts } from './texts.ts';

/** A person's word to the group that appraises them: named, and read by nobody of the unit. */
export function Component() {
  const t = useTexts();
  const id = useId();
  const { cycle = '' } = useParams();
  const { can } = useSession();
  const [concern, setConcern] = useState(() => ulid());
  const [text, setText] = useState('');
  const raise = useCommand(raiseConcern);
  if (!can('report.own')) return <MissingState title={t('concern.title')} crumbs={[]} />;
  return (
    <>
      <PageHeader title={t('concern.title')} crumbs={[{ label: t('concern.my'), to: myAppraisalPath(cycle) }]} />
      {raise.isSuccess ? (
        <EmptyState
          title={t('concern.sent', { group: raise.data.group })}
          hint={t('concern.sent.hint')}
          action={
            <Button
              onClick={() => {
                raise.reset();
                setConcern(ulid());
                setText('');
              }}
            >
              {t('concern.another')}
            </Button>
          }
        />
      ) : (
        <form
          className="kp-card kp-stack"
          onSubmit={(event) => {
            event.preventDefault();
            raise.mutate({ cycle, id: concern, text });
          }}
        >
          <p className="kp-note">{t('concern.who')}</p>
          <div>
            <label htmlFor={id}>{t('concern.text')}</label>
            <Input.TextArea
              id={id}
              rows={8}
              maxLength={2000}
              showCount
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          <Refusal error={raise.error} />
          <div>
            <Button type="primary" htmlType="submit" loading={raise.isPending} disabled={text.trim() === ''}>
              {t('concern.send')}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
