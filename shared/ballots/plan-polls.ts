import { type Attendee, type CompositionRule, participantOf } from '#shared/appraisal/meeting-roster.ts';
import { type Appraised, takesPart } from '#shared/appraisal/placement.ts';
import { type StaffMode, staffSubjects } from '#shared/appraisal/staff.ts';
import { weightRole } from '#shared/grading/index-dataset.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { personGrades, roleNames } from '#shared/policy/terms.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Problem } from '#shared/problem.ts';
import { type PlanVoter, ratersOf, votersByClass, voterOf } from './plan-classes.ts';
import { warningsOf } from './plan-warnings.ts';
import type { Poll } from './poll.ts';
import { type SheetItem, type SheetRules, type SheetSubject, subjectsPerBox, wholeItem } from './sheet.ts';

export type { PlanVoter } from './plan-classes.ts';

export interface PlanInput {
  policy: Policy;
  unit: Pick<Unit, 'id' | 'name' | 'category'>;
  /** the cycle's units by id: whose leading team somebody belongs to, and what their unit is called */
  units: ReadonlyMap<string, Pick<Unit, 'name' | 'parent'>>;
  /** everybody appraised in the unit, those of its secondary units among them */
  people: readonly Appraised[];
  rule: CompositionRule;
  /** on the meeting's list as it stands */
  attendees: readonly Attendee[];
  rosterSubmitted: boolean;
  /** how the ordinary staff are rated; null: not decided yet */
  staffMode: StaffMode | null;
}

export interface PlannedPoll extends Pick<Poll, 'source' | 'purpose' | 'title' | 'fillMode' | 'items' | 'rules'> {
  /** names it among the plan's */
  key: string;
  policyField: string;
  voters: readonly PlanVoter[];
  subjects: readonly SheetSubject[];
  /** places among the subjects, and the voter who is not on the box's roll */
  boxes: readonly { subjects: number[]; without: string | null }[];
  warnings: readonly Problem[];
}

/** The key of a poll: whose appraisal it serves, the source, the class of voters. */
export const pollKey = ({ purpose, source, title }: Pick<Poll, 'purpose' | 'source' | 'title'>): string =>
  [purpose, source, title].join('/').slice(0, 200);

type Source = 'mass' | 'peer';

/** What persons are rated in. */
export const itemsOfPolicy = ({ ballots }: Pick<Policy, 'ballots'>): SheetItem[] =>
  ballots.rated === 'dimensions' && ballots.dimensions.length > 0
    ? ballots.dimensions.map(({ id, label, weight }) => ({ id, label, weight }))
    : [wholeItem];

export const rulesOfPolicy = ({ ballots }: Pick<Policy, 'ballots'>): SheetRules => ({
  ...{ abstain: ballots.abstain, nominations: ballots.nominations, layout: ballots.layout },
  comments: {
    enabled: ballots.comments.enabled,
    requiredFor: ballots.comments.requiredFor.map((grade) => personGrades.indexOf(grade)),
    maxChars: ballots.comments.maxChars,
  },
});

/**
 * The leading team of the unit itself: principals and deputies among its cadres who take part. Those of a secondary unit
 * lead another team, and vote with the staff.
 */
export const teamMembers = ({ people, unit, units }: Pick<PlanInput, 'people' | 'unit' | 'units'>): Appraised[] =>
  people.filter(
    (one) =>
      takesPart(one) &&
      weightRole(one) !== 'staff' &&
      (one.home === unit.id || units.get(one.home)?.parent === undefined),
  );

/**
 * The polls that a policy asks for in a first-level unit, as they would be made now (ballots.md, B-138 … B-151).
 *
 * - `cadres`: those of the unit's meeting. The leading team rates itself and its members as `peer` where the policy gives
 *   peers any weight, and then nowhere else; everybody else rates by classes as `mass` (plan-classes.ts). Ordinary staff
 *   are subjects of the mass rating where they are rated jointly.
 * - `staff`: where the staff are rated in a meeting of their own, the unit's people rate them.
 *
 * A subject is asked about only where the source has weight for its kind (`opinion.weights`): no rating is collected that
 * counts nowhere. Who is not appraised this year is no subject, and nobody waits for their vote. A voter who is a subject
 * has a box of their own without them, so that no ballot has a telling gap; the other subjects share boxes of at most
 * `subjectsPerBox` persons. Peers may rate themselves where the policy lets them (`ballots.peer.excludeSelf`).
 */
export function planPolls(input: PlanInput): PlannedPoll[] {
  const { policy, people } = input;
  if (!policy.modules.appraisal) return [];
  const hasPeers = Object.values(policy.opinion.weights).some(({ peer }) => peer > 0);
  const team = teamMembers(input);
  const mass = massPolls(input, hasPeers ? team : []);
  const peers = hasPeers ? peerPolls(input, team) : [];
  const separate = input.staffMode === 'separate' ? staffPolls(input, staffSubjects(people)) : [];
  return [...mass, ...peers, ...separate];
}

const isRated = ({ policy }: PlanInput, source: Source, person: Appraised): boolean =>
  policy.opinion.weights[weightRole(person)][source] > 0 && policy.scheme.subjects.includes(person.rank);

function subjectOf({ unit, units }: PlanInput, one: Appraised): SheetSubject {
  const role = one.rank === 'staff' ? '一般干部职工' : one.role === 'member' ? '科级干部' : roleNames[one.role].zh;
  const home = one.home === unit.id ? '' : (units.get(one.home)?.name ?? '');
  return { kind: 'person', id: one.id, name: one.name, post: `${home}${role}` };
}

const teamSubject = (input: PlanInput, source: Source): SheetSubject[] =>
  input.policy.opinion.weights.team[source] > 0 && input.policy.scheme.subjects.includes('team')
    ? [{ kind: 'team', id: input.unit.id, name: input.unit.name, post: '领导班子' }]
    : [];

const order = { principal: 0, deputy: 1, member: 2 } as const;
const inOrder = (people: readonly Appraised[]): Appraised[] =>
  people.toSorted((a, b) => (a.rank === b.rank ? order[a.role] - order[b.role] : a.rank === 'cadre' ? -1 : 1));

const subjectsOf = (input: PlanInput, source: Source, people: readonly Appraised[]): SheetSubject[] =>
  inOrder(people.filter((one) => takesPart(one) && isRated(input, source, one))).map((one) => subjectOf(input, one));

function massPolls(input: PlanInput, peers: readonly Appraised[]): PlannedPoll[] {
  const { policy, unit, people, rule, attendees, staffMode } = input;
  const raters = ratersOf(policy, unit.category, rule);
  const isPeer = new Set(peers.map(({ id }) => id));
  const own = attendees.filter((one) => one.kind === 'staff' && one.expected && !isPeer.has(one.person ?? ''));
  const others = attendees.filter((one) => one.kind !== 'staff' && (raters.others?.includes(one.category) ?? true));
  const cadres = people.filter(({ rank }) => rank === 'cadre');
  const team = teamSubject(input, 'mass');
  const withStaff = staffMode === 'joint' && policy.ballots.jointWithStaff ? people : cadres;
  const all = [...team, ...subjectsOf(input, 'mass', withStaff)];
  const withoutStaff = [...team, ...subjectsOf(input, 'mass', cadres)];
  if (Object.values(policy.opinion.weights).every(({ mass }) => mass === 0)) return [];
  const classes = votersByClass(policy, raters.staff, own.map(voterOf), others.map(voterOf));
  const nobody = { title: raters.staff ?? rule.staff, ratesStaff: true, isOfUnit: true, voters: [] };
  return (classes.length > 0 ? classes : [nobody]).map(({ title, ratesStaff, voters }) =>
    planned(input, {
      ...{ source: 'mass', purpose: 'cadres', title, policyField: raters.field, voters },
      subjects: ratesStaff ? all : withoutStaff,
    }),
  );
}

/** B-151: the team as a whole, and each of its other members. */
function peerPolls(input: PlanInput, team: readonly Appraised[]): PlannedPoll[] {
  const kind = (['team', 'principal', 'deputy', 'staff'] as const).find(
    (one) => input.policy.opinion.weights[one].peer > 0,
  );
  return [
    planned(input, {
      ...{ source: 'peer', purpose: 'cadres', title: '领导班子成员', policyField: `opinion.weights.${kind}.peer` },
      voters: inOrder(team).map((one) => ofRegister(one, '领导班子成员')),
      subjects: [...teamSubject(input, 'peer'), ...subjectsOf(input, 'peer', team)],
    }),
  ];
}

/** by the unit's own people, those who lead it too. */
function staffPolls(input: PlanInput, staff: readonly Appraised[]): PlannedPoll[] {
  const { policy, people, rule } = input;
  if (policy.opinion.weights.staff.mass === 0 || !policy.scheme.subjects.includes('staff')) return [];
  return [
    planned(input, {
      ...{ source: 'mass', purpose: 'staff', title: rule.staff, policyField: 'opinion.weights.staff.mass' },
      voters: inOrder(people.filter(takesPart)).map((one) => ofRegister(one, rule.staff)),
      subjects: subjectsOf(input, 'mass', staff),
    }),
  ];
}

const ofRegister = ({ id, name }: Appraised, category: string): PlanVoter => ({
  ...{ id: participantOf(id), name, category, person: id },
});

function planned(
  input: PlanInput,
  poll: Pick<PlannedPoll, 'source' | 'purpose' | 'title' | 'policyField' | 'voters' | 'subjects'>,
): PlannedPoll {
  const { policy } = input;
  const { subjects, voters } = poll;
  const [items, rules] = [itemsOfPolicy(policy), rulesOfPolicy(policy)];
  const mayRateSelf = poll.source === 'peer' && !policy.ballots.peer.excludeSelf;
  const voterOfPerson = new Map(voters.flatMap(({ id, person }) => (person === null ? [] : [[person, id]])));
  const own = ({ kind, id }: SheetSubject) => (kind === 'person' && !mayRateSelf ? voterOfPerson.get(id) : undefined);
  const places = [...subjects.keys()];
  const shared = places.filter((place) => own(subjects[place]!) === undefined);
  const size = subjectsPerBox({ items, rules });
  const boxes = [
    ...Array.from({ length: Math.ceil(shared.length / size) }, (_, n) => ({
      ...{ subjects: shared.slice(n * size, (n + 1) * size), without: null },
    })),
    ...places.flatMap((place) => {
      const without = own(subjects[place]!);
      return without === undefined ? [] : [{ subjects: [place], without }];
    }),
  ];
  return {
    ...{ key: pollKey(poll), fillMode: policy.ballots.fillMode, items, rules, boxes, ...poll },
    warnings: warningsOf(input, { ...poll, boxes }),
  };
}
