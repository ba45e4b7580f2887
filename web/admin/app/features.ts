import { menuGroups } from './feature.ts';
import type { Feature, MenuEntry } from './feature.ts';
import type { Session } from './session-context.ts';

const found = import.meta.glob<{ feature: Feature }>('../features/*/routes.tsx', { eager: true });

export const features: Feature[] = Object.values(found).map((module) => module.feature);

export const menuOf = (session: Session): MenuEntry[] =>
  features
    .flatMap((feature) => feature.menu ?? [])
    .filter((entry) => entry.show(session))
    .sort((a, b) => menuGroups.indexOf(a.group) - menuGroups.indexOf(b.group) || a.order - b.order);
