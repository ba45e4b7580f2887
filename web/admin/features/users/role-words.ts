import { roles } from '#shared/api/access.ts';
import type { Assignment, Role } from '#shared/api/access.ts';
import { useSay } from '../../app/i18n.ts';
import { useRegister } from '../../app/lookups.ts';
import { useTexts } from './texts.ts';

/** A role with its scope in words: `单位联络员（城关镇）`. */
export function useRoleWords(): (assignment: Assignment) => string {
  const say = useSay();
  const { register } = useRegister();
  return ({ role, scope }) => {
    const { label, scope: kind }: Role = roles[role];
    if (scope === undefined) return say(label);
    const where = kind === 'group' ? register?.groupName(scope) : register?.unitName(scope);
    return `${say(label)}（${where ?? scope}）`;
  };
}

/** Where a right reaches, in words. */
export function useReachWords() {
  const t = useTexts();
  const { register } = useRegister();
  return (reach: { county: boolean; groups: readonly string[]; units: readonly string[]; self: boolean }): string => {
    if (reach.county) return t('scope.county');
    const names = [
      ...reach.groups.map((id) => register?.groupName(id) ?? id),
      ...reach.units.map((id) => register?.unitName(id) ?? id),
      ...(reach.self ? [t('scope.self')] : []),
    ];
    return names.join('、');
  };
}
