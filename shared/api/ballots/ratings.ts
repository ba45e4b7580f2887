import * as z from 'zod';
import { personGrades, selfGrades, teamGrades } from '#shared/policy/terms.ts';
import { by, id, time, version } from '../common.ts';
import { operation } from '../operation.ts';
import { common, problem, unitPlace } from './common.ts';

const own = { ...common, permission: 'ballot.own' } as const;

const selfText = z.string().trim().max(3000);
const selfRating = z.strictObject({
  grade: z.enum(selfGrades),
  /** by the policy's sections, in order */
  sections: z.array(selfText).max(10),
});

const selfFlag = z.strictObject({
  kind: z.enum(['overRated', 'underRated']),
  /** scores by scoring.md §4 */
  self: z.number(),
  others: z.number(),
  tolerance: z.number(),
});

export const readSelfRating = operation({
  ...own,
  id: 'ballots.read-self-rating',
  method: 'GET',
  path: '/api/cycles/{cycle}/self-rating',
  summary: { zh: '本人的自我估评', en: 'My self-rating' },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({
    asked: z.boolean(),
    sections: z.array(z.string()),
    rating: selfRating.extend({ at: time }).nullable(),
    version,
    revisionsLeft: z.int(),
    due: z.string().nullable(),
    guidance: z.array(z.strictObject({ text: z.string(), at: time, by })),
    mayChange: z.boolean(),
    whyNot: problem.nullable(),
  }),
  errors: ['not-found'],
  audit: null,
});

export const submitSelfRating = operation({
  ...own,
  id: 'ballots.submit-self-rating',
  method: 'PUT',
  path: '/api/cycles/{cycle}/self-rating',
  summary: { zh: '提交自我估评', en: 'Hand in my self-rating' },
  input: selfRating.extend({ cycle: id, version }),
  audit: 'self-rating.submitted',
});

export const listSelfRatings = operation({
  ...common,
  id: 'ballots.list-self-ratings',
  method: 'GET',
  path: '/api/cycles/{cycle}/ballots/{unit}/self-ratings',
  summary: { zh: '某单位的自我估评和偏差提示', en: "A unit's self-ratings and their flags" },
  input: unitPlace,
  output: z.strictObject({
    sections: z.array(z.string()),
    people: z.array(
      z.strictObject({
        person: id,
        name: z.string(),
        rating: selfRating.extend({ at: time }).nullable(),
        /** earlier ones, oldest first (B-160) */
        earlier: z.array(selfRating.extend({ at: time })),
        flag: selfFlag.nullable(),
        guidance: z.array(z.strictObject({ text: z.string(), at: time, by })),
        version,
      }),
    ),
    mayGuide: z.boolean(),
    /** a flag asks for guidance (B-160) */
    guidanceRequired: z.boolean(),
  }),
  errors: ['not-found'],
  permission: 'paper.read',
  audit: null,
});

export const guideSelfRating = operation({
  ...common,
  id: 'ballots.guide-self-rating',
  path: '/api/cycles/{cycle}/ballots/{unit}/self-ratings/{person}/guidance',
  summary: { zh: '考核组就自评偏差进行引导', en: 'The group guides somebody whose self-rating is flagged' },
  input: unitPlace.extend({ person: id, text: z.string().trim().min(1).max(1000), version }),
  permission: 'conduct.group',
  audit: 'self-rating.guided',
});

export const readLeaderRatings = operation({
  ...common,
  id: 'ballots.read-leader-ratings',
  method: 'GET',
  path: '/api/cycles/{cycle}/leader-ratings',
  summary: {
    zh: '本人（县领导）对领导班子和主要负责人的评价',
    en: 'My ratings of teams and principals, as a county leader',
  },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({
    units: z.array(
      z.strictObject({
        unit: id,
        name: z.string(),
        category: z.string(),
        team: z.enum(teamGrades).nullable(),
        /** of the unit itself: none, one, or two 党政正职; empty where leaders do not rate them */
        principals: z.array(z.strictObject({ person: id, name: z.string(), grade: z.enum(personGrades).nullable() })),
      }),
    ),
    ratesTeams: z.boolean(),
    ratesPrincipals: z.boolean(),
    submitted: time.nullable(),
    version,
    due: z.string().nullable(),
    mayChange: z.boolean(),
    whyNot: problem.nullable(),
  }),
  errors: ['not-found'],
  permission: 'ballot.lead',
  audit: null,
});

export const saveLeaderRatings = operation({
  ...common,
  id: 'ballots.save-leader-ratings',
  method: 'PUT',
  path: '/api/cycles/{cycle}/leader-ratings',
  summary: { zh: '提交对领导班子和主要负责人的评价', en: 'Hand in my ratings of teams and principals' },
  /** what they name replaces what was given to these units; the others stay as they are */
  input: z.strictObject({
    cycle: id,
    version,
    ratings: z
      .array(
        z.strictObject({
          unit: id,
          team: z.enum(teamGrades).nullable(),
          principals: z.array(z.strictObject({ person: id, grade: z.enum(personGrades) })).max(10),
        }),
      )
      .min(1)
      .max(500),
  }),
  permission: 'ballot.lead',
  audit: 'leader-ratings.submitted',
});

export const listLeaderRatings = operation({
  ...common,
  id: 'ballots.list-leader-ratings',
  method: 'GET',
  path: '/api/cycles/{cycle}/ballots/{unit}/leader-ratings',
  summary: { zh: '县领导对某单位的评价（记名）', en: "County leaders' signed ratings of a unit" },
  input: unitPlace,
  output: z.strictObject({
    ratings: z.array(
      z.strictObject({
        leader: by,
        team: z.enum(teamGrades).nullable(),
        principals: z.array(z.strictObject({ person: id, name: z.string(), grade: z.enum(personGrades) })),
        at: time,
      }),
    ),
  }),
  errors: ['not-found'],
  permission: 'conduct.plan',
  audit: null,
});
