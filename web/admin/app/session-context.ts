import { createContext, useContext } from 'react';
import { reachOf } from '#shared/api/access.ts';
import type { Access, Permission, Reach } from '#shared/api/access.ts';
import type { readMe } from '#shared/api/tenants.ts';
import type { Answer } from './api.ts';

export type Me = Answer<typeof readMe>;

export interface Session {
  me: Me;
  access: Access;
  /** whether the permission is held in any scope: what a menu shows. The service decides for each thing. */
  can: (permission: Permission) => boolean;
  reach: (permission: Permission) => Reach;
}

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of a session');
  return session;
}

export function sessionOf(me: Me): Session {
  const access: Access = new Map(me.access.map(({ permission, ...reach }) => [permission, reach]));
  return {
    me,
    access,
    can: (permission) => access.has(permission),
    reach: (permission) => reachOf(access, permission),
  };
}
