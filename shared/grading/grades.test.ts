import { describe, expect, it } from 'vitest';
import type { Person } from '#shared/dataset/schema.ts';
import { grade } from './grade.ts';
import { byDuty, personOf, poolOf, rated, smallCounty, teams, votes } from './small-county.fixture.ts';

type Overrides = Record<string, unknown>;

describe('winners and the eliminated (§6)', () => {
  it('a vetoed first is no winner and its place goes to nobody', () => {
    const dataset = teams([95, 90, 80]);
    dataset.performance[0]!.veto = true;
    expect(grade(dataset)).toMatchObject({ winners: [], eliminated: ['u3'] });
    expect(grade(dataset).teams[0]).toMatchObject({ rank: 1, grade: 'average', flags: ['vetoed'] });
  });

  it('too few ranked teams eliminate nobody', () => {
    expect(grade(teams([95, 80, null]))).toMatchObject({ eliminated: [], provisional: { categories: ['town'] } });
  });

  it('equals across the boundary are tied, the lower ones eliminated', () => {
    const two = { eliminated: { bottomPerCategory: 2 } };
    expect(grade(teams([95, 80, 80, 70], two))).toMatchObject({ eliminated: ['u4'], eliminationTied: ['u2', 'u3'] });
    expect(grade(teams([95, 90, 80, 80], two))).toMatchObject({ eliminated: ['u3', 'u4'], eliminationTied: [] });
  });

  it('winners and teams not below the bound are passed over, and their places go to nobody', () => {
    expect(grade(teams([80, 80, 80]))).toMatchObject({
      winners: ['u1', 'u2', 'u3'],
      eliminated: [],
      eliminationTied: [],
    });
    expect(grade(teams([95, 85, 80], { eliminated: { bottomPerCategory: 2, onlyBelow: 85 } })).eliminated).toEqual([
      'u3',
    ]);
    const dataset = teams([80, 80, 95], { eliminated: { bottomPerCategory: 1, onlyBelow: 80 } });
    expect(grade(dataset)).toMatchObject({ eliminated: [], eliminationTied: [] });
  });

  it('a run across the boundary stays tied with one team that could be eliminated left in it', () => {
    const dataset = teams([80, 80, 80]);
    dataset.performance[0]!.veto = true;
    expect(grade(dataset)).toMatchObject({ winners: ['u2', 'u3'], eliminated: [], eliminationTied: ['u1'] });
  });
});

describe('pools and quota (§7.1, §7.2)', () => {
  const staff = (count: number, unit: string): Partial<Person>[] =>
    Array.from({ length: count }, () => ({ unit, rank: 'staff', dutyRating: 90 }));
  const quota = (rules: Overrides) => ({ grading: { quota: { staff: rules } } });

  it('small units merge into one pool of their group', () => {
    const dataset = smallCounty({
      groups: ['g', 'h'],
      units: [{}, {}, {}, { group: 'h' }],
      people: [...staff(5, 'u1'), ...staff(2, 'u2'), ...staff(4, 'u3'), ...staff(1, 'u4')],
      policy: quota({ mergeBelow: 5 }),
    });
    expect(grade(dataset).pools.map(({ id, participants, quota: q }) => [id, participants, q])).toEqual([
      ['staff:merged:g', 6, 1],
      ['staff:merged:h', 1, 0],
      ['staff:u1', 5, 1],
    ]);
  });

  it('counts the appraised alone where the policy says so', () => {
    const people = [...staff(7, 'u1'), { ...staff(1, 'u1')[0], probationUntil: '2012-06-30' }];
    expect(poolOf(grade(smallCounty({ people })), 'staff:u1').quota).toBe(2);
    expect(poolOf(grade(smallCounty({ people, policy: quota({ countUngraded: false }) })), 'staff:u1').quota).toBe(1);
  });

  it('without a percentage every candidate is excellent, but for an eliminated unit’s own pool', () => {
    const dataset = teams([95, 85, 75], {}, [...staff(2, 'u2'), ...staff(2, 'u3')]);
    dataset.policy.grading.quota.staff.percent = null;
    const result = grade(dataset);
    expect(poolOf(result, 'staff:u2')).toMatchObject({ quota: null, placesLeft: null, awarded: ['p1', 'p2'] });
    expect(poolOf(result, 'staff:u3')).toMatchObject({ quota: 0, placesLeft: 0, awarded: [] });
    dataset.policy.grading.quota.staff.pool = 'group';
    expect(poolOf(grade(dataset), 'staff:g')).toMatchObject({ quota: null, awarded: ['p1', 'p2'] });
  });

  it('each winner unit with a participant adds its places to a staff pool', () => {
    const dataset = teams([95, 95, 75], { winners: { extraExcellent: 2 } }, [
      ...staff(3, 'u1'),
      ...staff(4, 'u2'),
      ...staff(1, 'u3'),
    ]);
    dataset.policy.grading.quota.staff.pool = 'tenant';
    expect(poolOf(grade(dataset), 'staff:tenant').quota).toBe(6);
  });
});

describe('who is excellent (§7.3 to §7.6)', () => {
  const principals: Partial<Person>[] = ['u1', 'u2', 'u3'].map((unit) => ({ unit, role: 'principal', dutyRating: 90 }));
  const one = { grading: { quota: { cadre: { percent: 34 } } } };

  it('a tie for the last place gives it to nobody, nor to those behind', () => {
    const result = grade(rated([90, 85, 85, 82], { grading: { quota: { cadre: { percent: 50 } } } }));
    expect(poolOf(result, 'cadre:g')).toMatchObject({
      quota: 2,
      awarded: ['p1'],
      undecided: ['p2', 'p3'],
      placesLeft: 1,
    });
    expect(result.people.map(({ flags }) => flags)).toEqual([[], ['tied'], ['tied'], []]);
    expect(personOf(result, 'p2').grade).toBe('competent');
  });

  it('nominations decide between equals', () => {
    const result = grade(rated([90, 90, 60], one, [{}, { nominations: 1 }]));
    expect(poolOf(result, 'cadre:g').awarded).toEqual(['p2']);
    expect(result.people.map(({ order }) => order)).toEqual([1, 1, 3]);
  });

  it('a winner’s principal comes first from the competent band on', () => {
    const people = [{ unit: 'u1', role: 'principal', dutyRating: 70 }, ...principals.slice(1)] as Partial<Person>[];
    const dataset = teams([95, 85, 84, 75], {}, people, [{}, {}, {}, {}]);
    dataset.policy.grading.quota.cadre.percent = 34;
    expect(poolOf(grade(dataset), 'cadre:g')).toMatchObject({ quota: 1, awarded: ['p1'], placesLeft: 0 });
    dataset.policy.consequences.winners.principalPlaces = 'extra';
    dataset.people[1]!.dutyRating = 95;
    expect(poolOf(grade(dataset), 'cadre:g')).toMatchObject({ awarded: ['p1', 'p2'], placesLeft: 0 });
    dataset.policy.consequences.winners.principalPriority = false;
    expect(poolOf(grade(dataset), 'cadre:g').awarded).toEqual(['p2']);
  });

  it('an eliminated unit’s principal gets the forced grade or a lower one', () => {
    const grades = (rating: number, principalGrade: string | null, bars: Person['bars'] = []) => {
      const dataset = teams([95, 85, 75], { eliminated: { principalGrade } }, [
        { unit: 'u3', role: 'principal', dutyRating: rating, bars },
      ]);
      dataset.policy.grading.quota.cadre.percent = 100;
      return personOf(grade(dataset), 'p1').grade;
    };
    expect(grades(95, 'basicallyCompetent')).toBe('basicallyCompetent');
    expect(grades(50, 'basicallyCompetent')).toBe('incompetent');
    expect(grades(95, null)).toBe('competent');
  });

  it('a veto bars the roles that the policy names; an elimination bars everybody or nobody', () => {
    const dataset = teams([95, 85, 75], { eliminated: { cancelExcellent: false } }, [
      ...principals,
      { unit: 'u2', role: 'deputy', dutyRating: 85 },
      { unit: 'u3', role: 'deputy', dutyRating: 84 },
    ]);
    dataset.policy.grading.quota.cadre.percent = 100;
    dataset.performance[1]!.veto = true;
    expect(poolOf(grade(dataset), 'cadre:g').awarded).toEqual(['p1', 'p3', 'p4', 'p5']);
    dataset.policy.consequences.eliminated.cancelExcellent = true;
    expect(poolOf(grade(dataset), 'cadre:g').awarded).toEqual(['p1', 'p4']);
  });

  it('principals by the unit’s performance need nothing else, and show their parts', () => {
    const dataset = teams([95, null], {}, [{ role: 'principal' }, { unit: 'u2', role: 'principal', dutyRating: 90 }]);
    dataset.policy.grading.principalsBy = 'unitPerformance';
    const result = grade(dataset);
    expect(personOf(result, 'p1')).toMatchObject({ composite: 95, team: 95, duty: null, missing: [] });
    expect(personOf(result, 'p2')).toMatchObject({ composite: null, duty: 90, missing: ['performance'] });
    expect(result.provisional.pools).toEqual(['cadre:g']);
  });
});

describe('caps (§7.8)', () => {
  const graded = (mass: Record<string, number>, rule: Overrides, bars: Person['bars'] = []) => {
    const dataset = smallCounty({
      people: [{ dutyRating: 95, bars }],
      opinions: [votes('p1', 'mass', mass), votes('p1', 'peer', { incompetent: 4 }), votes('p1', 'self', { poor: 1 })],
      policy: {
        ...byDuty,
        grading: {
          quota: { cadre: { percent: 100 } },
          voteRules: [{ grades: ['incompetent'], cap: 'basicallyCompetent', ...rule }],
        },
      },
    });
    return grade(dataset).people[0]!.grade;
  };

  it('a vote rule needs more than its share of the votes that count, and enough of them', () => {
    expect(graded({ excellent: 6, incompetent: 3 }, { shareAbove: 33.33 })).toBe('basicallyCompetent');
    expect(graded({ excellent: 6, incompetent: 2 }, { shareAbove: 25 })).toBe('excellent');
    expect(graded({ excellent: 6, incompetent: 3 }, { shareAbove: 33.33, minVotes: 10 })).toBe('excellent');
  });

  it('of several caps the lowest holds', () => {
    const bars = [{ kind: 'warning', note: '警告' }];
    expect(graded({ excellent: 9 }, { shareAbove: 33.33 }, bars)).toBe('competent');
    expect(graded({ incompetent: 9 }, { shareAbove: 33.33 }, bars)).toBe('basicallyCompetent');
  });
});
