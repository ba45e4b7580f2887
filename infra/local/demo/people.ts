import type { RegisterPerson } from '#shared/api/units.ts';
import type { County, PlannedUnit } from './county.ts';
import { madeUpNames } from './names.ts';
import { Draws } from './random.ts';

/** Somebody of a demo county: the part of a record that no year changes, and how well they do. */
export interface Member {
  person: Pick<RegisterPerson, 'id' | 'name' | 'unit' | 'rank' | 'role' | 'number' | 'post'>;
  /** 0 to 1 */
  strength: number;
}

const staffPosts = ['科员', '科员', '办事员', '二级主任科员', '四级主任科员', '一级科员'];

/** Everybody of a county, unit after unit; numbers 工号 run through the county. */
export function membersOf(county: County): Member[] {
  const draws = new Draws(`${county.key} people`);
  const sizes = county.units.map((unit) => unit.principals.length + unit.deputies.length + unit.staff);
  const names = madeUpNames(
    draws,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  let next = 0;
  const member = (unit: PlannedUnit, rank: 'cadre' | 'staff', role: RegisterPerson['role'], post: string): Member => {
    const number = String(10_001 + next);
    const name = names[next]!;
    next += 1;
    const strength = Math.min(1, Math.max(0, 0.55 * unit.strength + 0.45 * draws.next() + 0.1 * draws.spread()));
    return { person: { id: `p${number.slice(1)}`, name, unit: unit.id, rank, role, number, post }, strength };
  };
  return county.units.flatMap((unit) => [
    ...unit.principals.map((post) => member(unit, 'cadre', 'principal', post)),
    ...unit.deputies.map((post) => member(unit, 'cadre', 'deputy', post)),
    ...Array.from({ length: unit.staff }, () => member(unit, 'staff', 'member', draws.pick(staffPosts))),
  ]);
}
