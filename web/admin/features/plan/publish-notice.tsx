import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { publishNotice } from '#shared/api/conduct/plan.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { useTexts } from './texts.ts';

/** Publishes what stands on the page; asks for the paper's number. */
export function PublishNotice(props: { cycle: string; version: string; isFirst: boolean; onDone: () => void }) {
  const { cycle, version, isFirst, onDone } = props;
  const t = useTexts();
  const id = useId();
  const [asking, setAsking] = useState(false);
  const [docNo, setDocNo] = useState('');
  const publish = useCommand(publishNotice, { rereadStale: true });
  const title = t(isFirst ? 'notice.publish' : 'notice.publish.again');
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {title}
      </Button>
      <Modal
        open={asking}
        title={title}
        okText={title}
        cancelText={t('cancel')}
        confirmLoading={publish.isPending}
        onCancel={() => {
          publish.reset();
          setAsking(false);
        }}
        onOk={() =>
          publish.mutate(
            { cycle, version, docNo: docNo.trim() === '' ? null : docNo.trim() },
            {
              onSuccess: ({ number }) => {
                toast(t('notice.published', { n: number }));
                setAsking(false);
                onDone();
              },
            },
          )
        }
      >
        <div className="kp-stack">
          <p>{t('notice.publish.what')}</p>
          <div>
            <label htmlFor={id}>{t('notice.docNo')}</label>
            <Input id={id} maxLength={100} value={docNo} onChange={(event) => setDocNo(event.target.value)} />
          </div>
          <Refusal error={publish.error} />
        </div>
      </Modal>
    </>
  );
}
