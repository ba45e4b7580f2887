import { useMemo } from 'react';
import { qrOf } from './qr.ts';

/** modules of white around it, as the standard asks */
const quiet = 4;

export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const { size, path } = useMemo(() => qrOf(text), [text]);
  const side = size + 2 * quiet;
  return (
    <svg
      className={`kp-qr ${className ?? ''}`}
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
