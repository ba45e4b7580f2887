import { useSearchParams } from 'react-router';
import { score } from '../../ui/numbers.ts';
import { useWhyTexts } from './texts.ts';
import './why.css';

interface Props {
  /** of the number's derivation, e.g. `p13.composite` */
  address: string;
  /** as it stands on the page, where it is not a score */
  text?: string;
  value?: number | null;
  decimals?: number;
  /** the run it belongs to, where the page shows more than one */
  run?: string;
}

/** A number that says where it comes from: opens the drawer, whose address can be sent on. */
export function WhyNumber({ address, text, value = null, decimals = 2, run }: Props) {
  const t = useWhyTexts();
  const [params, setParams] = useSearchParams();
  const shown = text ?? score(value, decimals);
  const ask = () => {
    const next = new URLSearchParams(params);
    next.set('why', address);
    if (run) next.set('whyRun', run);
    else next.delete('whyRun');
    setParams(next, { preventScrollReset: true });
  };
  return (
    <button
      type="button"
      className="kp-why"
      title={t('title')}
      aria-label={t('ask', { value: shown })}
      onClick={(event) => {
        event.stopPropagation();
        ask();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {shown}
    </button>
  );
}
