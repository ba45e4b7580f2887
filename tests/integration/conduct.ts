import type { Assignment } from '#shared/api/access.ts';
import type { Dataset, Person } from '#shared/dataset/schema.ts';
import type { TestService } from '#tests/service.ts';
import { imported, makeCounty, type TestCounty, userWith } from './county.ts';

/**
 * A small county of the annual appraisal with a cycle under way and somebody in every role: two groups, two townships, a
 * department with a secondary unit; one person on long sick leave, one on loan to `t1` for ten months.
 */
export interface ConductCounty extends TestCounty {
  cycle: string;
  users: Record<ConductRole, Awaited<ReturnType<typeof userWith>>>;
}

const person = (
  id: string,
  unit: string,
  rank: Person['rank'],
  role: Person['role'],
  more?: Partial<Person>,
): Person => ({
  ...{ id, name: `人员${id}`, unit, rank, role },
  ...more,
});

export const conductPeople: readonly Person[] = [
  person('t1-1', 't1', 'cadre', 'principal'),
  person('t1-2', 't1', 'cadre', 'deputy'),
  person('t1-3', 't1', 'cadre', 'member'),
  person('t1-4', 't1', 'staff', 'member'),
  person('t1-5', 't1', 'staff', 'member'),
  person('t1-6', 't1', 'staff', 'member', { leaves: [{ kind: 'sick', from: '2026-01-01', to: '2026-08-31' }] }),
  person('t1-7', 't1', 'cadre', 'deputy', { leaves: [{ kind: 'sick', from: '2026-02-01', to: '2026-10-31' }] }),
  person('t2-1', 't2', 'cadre', 'principal'),
  person('t2-2', 't2', 'staff', 'member', { secondments: [{ unit: 't1', from: '2026-03-01', to: '2026-12-31' }] }),
  person('t2-3', 't2', 'staff', 'member'),
  person('d1-1', 'd1', 'cadre', 'principal'),
  person('d1-2', 'd1', 'cadre', 'deputy'),
  person('d1-3', 'd1', 'staff', 'member'),
  person('d1-4', 'd1', 'staff', 'member'),
  person('s1-1', 's1', 'cadre', 'principal'),
  person('s1-2', 's1', 'staff', 'member'),
];

type Content = Omit<Dataset, 'policy'> & { policy: unknown };
const dataset = (): Content => ({
  format: 'kaoping.dataset/1',
  tenant: { id: 'conduct', name: '考核县' },
  cycle: { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' },
  policy: { preset: 'county-appraisal-2011', overrides: {} },
  groups: [
    { id: 'g1', name: '第一考核组' },
    { id: 'g2', name: '第二考核组' },
  ],
  units: [
    { id: 't1', name: '桃江镇', category: 'township', level: 'first', group: 'g1' },
    { id: 't2', name: '梅溪镇', category: 'township', level: 'first', group: 'g2' },
    { id: 'd1', name: '县教育局', category: 'county-unit', level: 'first', group: 'g1' },
    { id: 's1', name: '县实验小学', category: 'county-unit', level: 'secondary', parent: 'd1', group: 'g1' },
  ],
  people: [...conductPeople],
  performance: [],
  opinions: [],
});

const cast = {
  groupLeader: { roles: [{ role: 'group-leader', scope: 'g1' }] },
  groupMember: { roles: [{ role: 'group-member', scope: 'g1' }] },
  otherGroup: { roles: [{ role: 'group-leader', scope: 'g2' }] },
  unitLeader: { roles: [{ role: 'unit-leader', scope: 't1' }, { role: 'staff' }], person: { id: 't1-1', unit: 't1' } },
  liaison: { roles: [{ role: 'unit-liaison', scope: 't1' }, { role: 'staff' }], person: { id: 't1-4', unit: 't1' } },
  leadingGroup: {
    roles: [{ role: 'unit-leading-group', scope: 't1' }, { role: 'staff' }],
    person: { id: 't1-2', unit: 't1' },
  },
  otherLiaison: { roles: [{ role: 'unit-liaison', scope: 't2' }], person: { id: 't2-3', unit: 't2' } },
  departmentLiaison: { roles: [{ role: 'unit-liaison', scope: 'd1' }], person: { id: 'd1-3', unit: 'd1' } },
  /** of t1, ordinary staff */
  staff: { roles: [{ role: 'staff' }], person: { id: 't1-5', unit: 't1' } },
  /** a cadre of t1 */
  cadre: { roles: [{ role: 'staff' }], person: { id: 't1-3', unit: 't1' } },
  /** on loan from t2 to t1 for ten months: appraised in t1 */
  onLoan: { roles: [{ role: 'staff' }], person: { id: 't2-2', unit: 't2' } },
  supervisor: { roles: [{ role: 'supervisor' }] },
  media: { roles: [{ role: 'media' }] },
  leader: { roles: [{ role: 'county-leader' }] },
} satisfies Record<string, { roles: Assignment[]; person?: { id: string; unit: string } }>;
export type ConductRole = keyof typeof cast;

export const makeConductCounty = async (
  service: TestService,
  change: (content: Content) => void = () => {},
): Promise<ConductCounty> => {
  const county = await makeCounty(service, '考核县');
  const content = dataset();
  change(content);
  await imported(county, content);
  const users = {} as ConductCounty['users'];
  for (const [name, { roles, ...rest }] of Object.entries(cast))
    users[name as ConductRole] = await userWith(county, roles, 'person' in rest ? rest.person : undefined);
  return { ...county, cycle: '2026', users };
};
