import { count, score, yuan } from './numbers.ts';

/** A score: right-aligned, tabular, as many decimals as the policy says. */
export function Score({ value, decimals = 2 }: { value: number | null; decimals?: number }) {
  return <span className="kp-score">{score(value, decimals)}</span>;
}

export function Money({ value }: { value: number }) {
  return <span className="kp-score">{yuan(value)} 元</span>;
}

export function Count({ value }: { value: number }) {
  return <span className="kp-score">{count(value)}</span>;
}
