import { Button } from 'antd';
import { defineTexts } from '../../app/i18n.ts';
import { Refusal } from '../../ui/error-state.tsx';
import './autosave.css';
import type { Autosave } from './use-autosave.ts';

const useTexts = defineTexts('autosave', {
  saved: ['已保存', 'Saved'],
  unsaved: ['正在输入，稍后自动保存', 'Typing; it will be saved'],
  saving: ['正在保存……', 'Saving …'],
  unsent: [
    '尚未传到服务器，已留在本机，联网后自动保存',
    'Kept in this browser; it will be saved once there is a network',
  ],
  refused: ['未能保存', 'Not saved'],
  conflict: ['他人刚刚保存了另一份', 'Somebody else has saved another one'],
  'conflict.what': [
    '在您填写期间，本组其他成员保存了同一份材料。请选择保留哪一份；另一份将不再保留。',
    'While you were writing somebody of the group saved the same paper. Choose which one stays; the other is lost.',
  ],
  mine: ['保留我填写的', 'Keep mine'],
  theirs: ['采用对方保存的', 'Take theirs'],
});

/** How the text stands, in words, for those who cannot see it too. */
export function SaveState<T>({ draft }: { draft: Pick<Autosave<T>, 'state'> }) {
  const t = useTexts();
  const isWrong = draft.state === 'refused' || draft.state === 'conflict';
  return (
    <span role="status" className={isWrong ? 'kp-wrong' : 'kp-soft'}>
      {t(draft.state)}
    </span>
  );
}

/** What stands in the way of saving, and the way on. `read` asks for what the other one saved. */
export function SaveTrouble<T>(props: {
  draft: Autosave<T>;
  read: () => Promise<{ version: number; content: T } | null>;
}) {
  const t = useTexts();
  const { draft, read } = props;
  if (draft.state === 'refused') return <Refusal error={draft.error} />;
  if (draft.state !== 'conflict') return null;
  const choose = (use: (theirs: { version: number; content: T }) => void) => async () => {
    const theirs = await read();
    if (theirs) use(theirs);
  };
  return (
    <div className="kp-refusal" role="alert">
      <strong>{t('conflict')}</strong>
      <p>{t('conflict.what')}</p>
      <div className="kp-row">
        <Button onClick={choose(({ version }) => draft.keepMine(version))}>{t('mine')}</Button>
        <Button onClick={choose(draft.takeTheirs)}>{t('theirs')}</Button>
      </div>
    </div>
  );
}
