import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { guideSelfRating } from '#shared/api/ballots/ratings.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { useTexts } from './texts.ts';
import type { RatedPerson } from './unit-self-page.tsx';

/** The group's words to somebody; they read them, and may revise. */
export function GuideModal(props: { cycle: string; unit: string; person: RatedPerson; onClose: () => void }) {
  const t = useTexts();
  const id = useId();
  const { cycle, unit, person, onClose } = props;
  const [text, setText] = useState('');
  const guide = useCommand(guideSelfRating, { rereadStale: true });
  const send = () =>
    guide.mutate(
      { cycle, unit, person: person.person, text: text.trim(), version: person.version },
      {
        onSuccess: () => {
          toast(t('guide.done'));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={t('guide.title', { name: person.name })}
      okText={t('confirm')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: text.trim() === '', loading: guide.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="kp-stack">
        <div>
          <label htmlFor={id}>{t('guide.text')}</label>
          <Input.TextArea
            id={id}
            autoFocus
            rows={5}
            maxLength={1000}
            value={text}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => setText(target.value)}
          />
          <p id={`${id}-hint`} className="kp-soft">
            {t('guide.hint')}
          </p>
        </div>
        <Refusal error={guide.error} />
      </div>
    </Modal>
  );
}
