import type { Bilingual } from '#shared/problem.ts';
import type { Group } from '#shared/dataset/schema.ts';

/** A demo county as it is planned: what its units are called, how large they are and how well they do. */
export interface County {
  /** of the dataset, e.g. `quannan` */
  key: string;
  /** in front of login names */
  code: string;
  name: Bilingual;
  policy: { preset: string; overrides: Record<string, unknown> };
  groups: Group[];
  units: PlannedUnit[];
  /** yuan, of the finished year; absent where there is no award fund */
  fiscalRevenue?: number;
  /** whether cadres' duties name indicators of their unit; otherwise they are rated as a whole */
  dutiesByIndicator: boolean;
  /** how many of each rank a unit nominates 群众满意干部 */
  nominees: number;
  /** whether the year under way is run to its middle: notice, meetings, reports, interviews */
  conduct?: boolean;
  /** one team that may not be among the winners 一票否决, with the row that says so */
  vetoed?: { unit: string; indicator: string };
}

export interface PlannedUnit {
  id: string;
  name: string;
  category: string;
  group: string;
  /** the unit above a secondary one */
  parent?: string;
  /** posts of the cadres: principals, then deputies, then others of the rank */
  principals: string[];
  deputies: string[];
  staff: number;
  /** how well the unit does, 0 to 1 */
  strength: number;
}

type Size = Pick<PlannedUnit, 'principals' | 'deputies' | 'staff'>;
type Named = readonly [name: string, group: string, strength: number];

/** Units of one kind: ids are the prefix and a number. */
export const unitsOf = (
  prefix: string,
  category: string,
  size: (name: string) => Size,
  named: Named[],
): PlannedUnit[] =>
  named.map(([name, group, strength], i) => ({
    ...{ id: `${prefix}${String(i + 1).padStart(2, '0')}`, name, category, group, strength },
    ...size(name),
  }));

/** Secondary units under the units named; they belong to their group. */
export const secondaryUnits = (
  prefix: string,
  above: readonly PlannedUnit[],
  named: readonly (readonly [name: string, parent: string])[],
  staff: number,
): PlannedUnit[] =>
  named.map(([name, parentName], i) => {
    const parent = above.find((unit) => unit.name === parentName);
    if (!parent) throw new Error(`no such unit: ${parentName}`);
    return {
      ...{ id: `${prefix}${String(i + 1).padStart(2, '0')}`, name, category: parent.category, group: parent.group },
      ...{ parent: parent.id, principals: [], deputies: [], staff, strength: parent.strength },
    };
  });

export const townshipPosts = (staff: number) => (name: string) => {
  const kind = name.slice(-1);
  return {
    principals: ['党委书记', `${kind}长`],
    deputies: ['党委副书记', '人大主席', `副${kind}长`, '纪委书记'],
    staff,
  };
};

export const departmentPosts = (deputies: number, staff: number) => (name: string) => {
  const [first, second] = name.includes('办公室')
    ? ['主任', '副主任']
    : /部$/.test(name)
      ? ['部长', '副部长']
      : /委员会$/.test(name)
        ? ['主任', '副主任']
        : ['局长', '副局长'];
  return { principals: [first], deputies: Array.from({ length: deputies }, () => second), staff };
};

export const enterprisePosts = (staff: number) => () => ({
  principals: ['总经理'],
  deputies: ['副总经理', '总工程师'],
  staff,
});
