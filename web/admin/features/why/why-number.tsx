import { score } from '../../ui/numbers.ts';
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

/**
 * A number that says where it comes from. It carries its address only; the page's drawer listens for all of them, so
 * that a table of thousands stays light.
 */
export function WhyNumber({ address, text, value = null, decimals = 2, run }: Props) {
  return (
    <button type="button" className="kp-why" aria-haspopup="dialog" data-why={address} data-why-run={run}>
      {text ?? score(value, decimals)}
    </button>
  );
}
