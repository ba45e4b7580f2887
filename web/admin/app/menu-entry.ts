import type { MenuEntry } from './feature.ts';

type Entry = Pick<MenuEntry, 'to' | 'also'>;

/** The address of the entry whose page is open: one that claims the page, else the one under whose address it lies. */
export function openEntry(entries: readonly Entry[], pathname: string): string | undefined {
  const isUnder = ({ to }: Entry) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`));
  return (entries.find(({ also }) => also?.test(pathname)) ?? entries.find(isUnder))?.to;
}
