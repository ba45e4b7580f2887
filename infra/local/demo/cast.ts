import { roles } from '#shared/api/access.ts';
import type { Assignment, RoleName } from '#shared/api/access.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { County } from './county.ts';
import { madeUpName } from './names.ts';
import type { Member } from './people.ts';
import { Draws } from './random.ts';

/** Somebody of a demo county who can log in. */
export interface DemoUser {
  /** names the user's id */
  key: string;
  login: string;
  name: string;
  person: { id: string; unit: string } | null;
  roles: Assignment[];
  /** what stands beside the name in the list */
  label: Bilingual;
}

/** Somebody of the unit whose boxes are frozen: they take their card in the application. */
const voterOf = (staff: DemoUser): DemoUser => ({
  ...{ ...staff, key: 'voter' },
  label: { zh: `${staff.label.zh}，可领测评卡`, en: `${staff.label.en}, with a ballot card to take` },
});

/** The county's first administrator and the clerk of the appraisal office come first: they make all the rest. */
export function castOf(county: County, members: readonly Member[]): DemoUser[] {
  const draws = new Draws(`${county.key} cast`);
  const used = new Set<string>();
  const unitNamed = (...parts: string[]) => county.units.find(({ name }) => parts.some((part) => name.includes(part)))!;
  const someoneOf = (unit: string, role: Member['person']['role']): Member['person'] => {
    const found = members.find(({ person }) => person.unit === unit && person.role === role && !used.has(person.id));
    if (!found) throw new Error(`nobody left: ${unit} ${role}`);
    used.add(found.person.id);
    return found.person;
  };
  const outsider = (role: RoleName): DemoUser => ({
    ...{ key: role, login: role, name: madeUpName(draws), person: null, roles: [{ role }], label: roles[role].label },
  });
  const insider = (role: RoleName, unit: string, post: Member['person']['role'], scope?: string): DemoUser => {
    const { id, name, number } = someoneOf(unit, post);
    const held: Assignment[] = [scope === undefined ? { role } : { role, scope }];
    if (role !== 'staff') held.push({ role: 'staff' });
    return { key: role, login: number ?? id, name, person: { id, unit }, roles: held, label: roles[role].label };
  };

  const [unit, other] = county.units as [County['units'][number], County['units'][number]];
  const bureau = unitNamed('人力资源', '人事劳动');
  const personnel = bureau.id;
  const group = unit.group;
  // the group's people are of a unit that it does not appraise.
  const elsewhere = [bureau, ...county.units].find((one) => one.group !== group && !one.parent)!.id;
  return [
    outsider('county-admin'),
    insider('appraisal-office', unitNamed('组织部').id, 'deputy'),
    insider('personnel-office', personnel, 'deputy'),
    outsider('county-committee'),
    outsider('county-leader'),
    insider('group-leader', elsewhere, 'deputy', group),
    insider('group-member', elsewhere, 'member', group),
    insider('unit-leader', unit.id, 'principal', unit.id),
    insider('unit-leading-group', unit.id, 'deputy', unit.id),
    insider('unit-liaison', unit.id, 'member', unit.id),
    insider('data-provider', unitNamed('统计局').id, 'deputy', unitNamed('统计局').id),
    insider('media', unitNamed('融媒体', '广播电视').id, 'member'),
    insider('supervisor', unitNamed('纪律检查').id, 'deputy'),
    ...(county.policy.overrides.modules ? [insider('hall-manager', unitNamed('大厅').id, 'principal')] : []),
    insider('staff', other.id, 'member'),
    ...(county.conduct ? [voterOf(insider('staff', unit.id, 'member'))] : []),
  ];
}
