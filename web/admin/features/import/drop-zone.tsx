import { FileDrop } from '../../ui/file-drop.tsx';
import { useTexts } from './texts.ts';

const largest = 64_000_000;

/** Where a sheet or a dataset is dropped or chosen. */
export function DropZone(props: { accept: string; disabled: boolean; onFile: (file: File) => void }) {
  const t = useTexts();
  return (
    <FileDrop
      {...props}
      texts={{ drop: t('drop'), choose: t('choose'), limit: t('drop.accept', { ext: props.accept }) }}
      faultOf={(file) => (file.size > largest ? t('tooBig') : null)}
    />
  );
}
