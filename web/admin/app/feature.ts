import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import type { Bilingual } from '#shared/problem.ts';
import type { Session } from './session-context.ts';

/**
 * What a folder of `features/` adds to the application: it exports one `feature` from its `routes.tsx`, and the shell
 * finds it there. Pages are lazy (`lazy: () => import('./pages/x.tsx')`, the page exported as `Component`).
 */
export interface Feature {
  routes: RouteObject[];
  menu?: MenuEntry[];
  actions?: SearchAction[];
}

export const menuGroups = ['work', 'register', 'basis', 'watch', 'service'] as const;

export interface MenuEntry {
  to: string;
  label: Bilingual;
  icon: ComponentType;
  group: (typeof menuGroups)[number];
  /** within its group, small first */
  order: number;
  show: (session: Session) => boolean;
  /** pages elsewhere that belong to this entry: it is marked while one of them is open */
  also?: RegExp;
}

/** Something to do, found with Ctrl-K by its words. */
export interface SearchAction {
  to: string;
  label: Bilingual;
  show: (session: Session) => boolean;
}
