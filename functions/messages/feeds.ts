import { type RoleName, roles } from '#shared/api/access.ts';
import type { Audience } from '#functions/platform/messages.ts';
import type { UserRecord } from '#functions/platform/users.ts';

/** Roles that a feed of the whole county is for. */
const countyFeeds: Partial<Record<RoleName, 'office' | 'media' | 'supervisor'>> = {
  'appraisal-office': 'office',
  'county-admin': 'office',
  'personnel-office': 'office',
  media: 'media',
  supervisor: 'supervisor',
};

/** Roles that a unit's feeds are for; a data provider's scope is a unit, but no unit's matter is theirs. */
const unitFeeds: Partial<Record<RoleName, 'unit' | 'leadingGroup'>> = {
  'unit-leader': 'unit',
  'unit-liaison': 'unit',
  'unit-leading-group': 'leadingGroup',
};

/** Whose messages somebody reads: everybody's, those of their roles where they hold them, their own. Each once. */
export function feedsOf({ roles: held, person }: Pick<UserRecord, 'roles' | 'person'>): Audience[] {
  const feeds: Audience[] = [{ to: 'everybody' }];
  for (const { role, scope } of held) {
    const [ofCounty, ofUnit] = [countyFeeds[role], unitFeeds[role]];
    if (ofCounty) feeds.push({ to: ofCounty });
    else if (scope === undefined) continue;
    else if (ofUnit) feeds.push({ to: ofUnit, unit: scope });
    else if (roles[role].scope === 'group') feeds.push({ to: 'group', group: scope });
  }
  if (person) feeds.push({ to: 'person', unit: person.unit, person: person.id });
  return [...new Map(feeds.map((feed) => [JSON.stringify(feed), feed])).values()];
}
