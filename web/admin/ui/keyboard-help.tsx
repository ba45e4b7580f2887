import { Modal } from 'antd';
import { useUiTexts } from './texts.ts';

/** What can be done by keyboard; opened with `?`. */
export default function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const t = useUiTexts();
  const keys: [string[], string][] = [
    [['Ctrl', 'K'], t('keys.search')],
    [['?'], t('keys.help')],
    [['Tab'], t('keys.next')],
    [['Enter'], t('keys.sort')],
    [['←', '↑', '↓', '→'], t('keys.scroll')],
    [['Esc'], t('keys.close')],
  ];
  return (
    <Modal open title={t('keys.title')} footer={null} onCancel={onClose}>
      <dl className="kp-facts">
        {keys.map(([combination, what]) => (
          <div key={what} style={{ display: 'contents' }}>
            <dt>
              {combination.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
