import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  PauseCircleOutlined,
  StopOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import type { TenantState } from '#shared/api/service.ts';
import { useTexts } from './texts.ts';

const looks = {
  opening: [SyncOutlined, 'kp-tag-blue'],
  active: [CheckCircleOutlined, ''],
  suspended: [PauseCircleOutlined, 'kp-tag-wrong'],
  erasing: [ClockCircleOutlined, 'kp-tag-wrong'],
  erased: [StopOutlined, 'kp-tag-gone'],
} as const;

/** A county's state by word and shape. */
export function StateTag({ state }: { state: TenantState }) {
  const t = useTexts();
  const [Icon, look] = looks[state];
  return (
    <span className={`kp-tag ${look}`}>
      <Icon aria-hidden="true" /> {t(`state.${state}`)}
    </span>
  );
}
