import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { saveInquiry } from '#shared/api/conduct/interviews.ts';
import { useCommand } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import type { Interviews, UnitAddress } from './interviews-page.tsx';
import { useTexts } from './texts.ts';

/** What the group learnt of cadres on long leave: a note each, no grade. */
export function Inquiries({ at, data }: { at: UnitAddress; data: Interviews }) {
  const t = useTexts();
  if (data.inquiries.length === 0) return <EmptyState title={t('inquiries.none')} />;
  return (
    <div className="kp-stack">
      <p>{t('inquiries.what')}</p>
      {data.inquiries.map((inquiry) => (
        <Inquiry
          key={`${inquiry.person} ${inquiry.version}`}
          at={at}
          inquiry={inquiry}
          isClosed={data.facts.state === 'closed'}
        />
      ))}
    </div>
  );
}

function Inquiry(props: { at: UnitAddress; inquiry: Interviews['inquiries'][number]; isClosed: boolean }) {
  const t = useTexts();
  const id = useId();
  const { at, inquiry, isClosed } = props;
  const { person, name, version, changedBy } = inquiry;
  const [text, setText] = useState(inquiry.text);
  const save = useCommand(saveInquiry);
  return (
    <section className="kp-card kp-stack">
      <label htmlFor={id}>{t('inquiry.of', { name })}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={2000}
        readOnly={isClosed}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="kp-row">
        {!isClosed && (
          <Button
            type="primary"
            loading={save.isPending}
            disabled={text.trim() === '' || text.trim() === inquiry.text}
            onClick={() =>
              save.mutate({ ...at, person, version, text: text.trim() }, { onSuccess: () => toast(t('inquiry.saved')) })
            }
          >
            {t('inquiry.save')}
          </Button>
        )}
        {changedBy && <span className="kp-soft">{t('inquiry.by', { name: changedBy.name })}</span>}
      </div>
      <Refusal error={save.error} />
    </section>
  );
}
