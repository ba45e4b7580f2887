import { useEffect, useSyncExternalStore } from 'react';

interface Toast {
  id: number;
  text: string;
}

const shownFor = 4000;
let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says that something was done, for a few seconds; what goes wrong is said where it went wrong. */
export function toast(text: string): void {
  set([...toasts, { id: ++last, text }]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="kp-toasts" role="status">
      {shown.map((one) => (
        <Toast key={one.id} toast={one} />
      ))}
    </div>
  );
}

function Toast({ toast: { id, text } }: { toast: Toast }) {
  useEffect(() => {
    const timer = setTimeout(() => set(toasts.filter((other) => other.id !== id)), shownFor);
    return () => clearTimeout(timer);
  }, [id]);
  return <p>✓ {text}</p>;
}
