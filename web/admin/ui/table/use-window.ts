import { useEffect, useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

export const rowHeight = 38;
const step = 12;
const wholeUpTo = 150;

/**
 * Which rows of a long table are drawn: those in sight and some around. Short tables, and every table while it is
 * printed, are drawn whole.
 */
export function useWindow(scroller: RefObject<HTMLElement | null>, rows: number): { from: number; to: number } {
  const [first, setFirst] = useState(0);
  const [height, setHeight] = useState(600);
  const [printing, setPrinting] = useState(false);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      setFirst(Math.floor(element.scrollTop / rowHeight / step) * step);
      setHeight(element.clientHeight);
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [scroller]);
  useEffect(() => {
    const before = () => setPrinting(true);
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  if (printing || rows <= wholeUpTo) return { from: 0, to: rows };
  const from = Math.max(0, Math.min(first, rows - 1) - step);
  return { from, to: Math.min(rows, first + Math.ceil(height / rowHeight) + 2 * step) };
}
