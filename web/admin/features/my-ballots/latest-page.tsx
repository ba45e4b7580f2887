import { ToLatest } from '../conduct/to-latest.tsx';
import { myBallotsPath } from './paths.ts';
import { useTexts } from './texts.ts';

export function Component() {
  const t = useTexts();
  return <ToLatest title={t('title')} path={myBallotsPath} />;
}
