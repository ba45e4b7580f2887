import { Input, Modal } from 'antd';
import { useId, useMemo, useRef, useState } from 'react';
import { monotonicFactory } from 'ulid';
import { addParticipants } from '#shared/api/conduct/meeting.ts';
import { useCommand } from '../../app/api.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { useUiTexts } from '../../ui/texts.ts';
import { readNames } from './names.ts';
import { useTexts } from './texts.ts';

const most = 60;

/** People stand on the list by their ids: those of one paste in the order of its lines. */
const nextId = monotonicFactory();

/** One or many people of a category: a name a line, typed or pasted from a sheet. */
export function AddPeopleModal(props: {
  place: { cycle: string; unit: string };
  category: string;
  onClose: () => void;
}) {
  const t = useTexts();
  const ui = useUiTexts();
  const id = useId();
  const [text, setText] = useState('');
  const add = useCommand(addParticipants, { rereadStale: true });
  // Sent again after a lost answer, the same line is the same person.
  const ids = useRef(new Map<string, string>());
  const people = useMemo(() => readNames(text), [text]);
  const tooMany = people.length > most;
  const send = () => {
    const named = people.map((one, i) => {
      const line = JSON.stringify([i, one]);
      const known = ids.current.get(line) ?? nextId();
      ids.current.set(line, known);
      return { ...one, id: known };
    });
    add.mutate(
      { ...props.place, category: props.category, people: named },
      {
        onSuccess: () => {
          toast(t('added', { n: people.length }));
          props.onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={t('add.to', { category: props.category })}
      okText={people.length > 1 ? t('add.n', { n: people.length }) : t('add')}
      cancelText={ui('cancel')}
      okButtonProps={{ disabled: people.length === 0 || tooMany, loading: add.isPending }}
      onOk={send}
      onCancel={props.onClose}
    >
      <div className="kp-stack">
        <div>
          <label htmlFor={id}>{t('names')}</label>
          <Input.TextArea
            id={id}
            autoFocus
            rows={8}
            value={text}
            placeholder={t('names.example')}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setText(event.target.value)}
          />
          <p id={`${id}-hint`} className={tooMany ? 'kp-wrong' : 'kp-soft'}>
            {tooMany ? t('names.many', { n: people.length, most }) : t('names.hint')}
          </p>
        </div>
        <Refusal error={add.error} />
      </div>
    </Modal>
  );
}
