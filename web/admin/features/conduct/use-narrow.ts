import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 640px)');
const subscribe = (listener: () => void) => {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Whether the window is a phone's: what is a wide table elsewhere is a list there. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
