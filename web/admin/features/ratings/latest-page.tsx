import { ToLatest } from '../conduct/to-latest.tsx';
import { leaderRatingsPath } from './paths.ts';
import { useTexts } from './texts.ts';

export function Component() {
  const t = useTexts();
  return <ToLatest title={t('leader')} path={leaderRatingsPath} />;
}
