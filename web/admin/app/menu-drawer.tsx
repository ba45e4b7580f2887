import { Drawer } from 'antd';
import { Menu } from './menu.tsx';
import { useShellTexts } from './shell-texts.ts';

/** The menu on a phone. */
export default function MenuDrawer({ onClose }: { onClose: () => void }) {
  const t = useShellTexts();
  return (
    <Drawer open placement="left" size={272} title={t('menu')} onClose={onClose}>
      <Menu onChoose={onClose} />
    </Drawer>
  );
}
