import { beforeEach, expect } from 'vitest';
import type { readMeeting, readRoster } from '#shared/api/conduct/meeting.ts';
import type { readUnitConduct } from '#shared/api/conduct/unit.ts';
import type { Output } from '#shared/api/operation.ts';
import { namedUlid } from '#infra/local/demo/random.ts';
import { type TestUser, withService } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, got } from './county.ts';

export interface Refused {
  code: string;
  policyField?: string;
  problems?: { code: string; message: { zh: string } }[];
}

/** A county anew before every test, ten days before its on-site window, and what its people do about meetings. */
export const withMeetings = () => {
  const held = withService({ at: '2026-12-20T02:00:00Z' });
  let county: ConductCounty;
  const makeCounty = async (meetings: object = {}): Promise<void> => {
    const overrides = { schedule: { onSite: { from: '2026-12-28', to: '2027-01-10' } }, ...meetings };
    county = await makeConductCounty(held.service, (content) => {
      content.policy = { preset: 'county-appraisal-2011', overrides };
    });
  };
  beforeEach(async () => {
    held.service.clock.set(new Date('2026-12-20T02:00:00Z'));
    await makeCounty();
  });

  const post = <T = Refused>(unit: string, rest: string, body: unknown, user: TestUser) =>
    ask<T>(county, `POST ${at(unit, rest)}`, body, user);
  const done = async (unit: string, rest: string, body: unknown, user: TestUser): Promise<void> => {
    const { status, body: answer } = await post(unit, rest, body, user);
    expect([status, answer]).toMatchObject([200, {}]);
  };
  return {
    get county() {
      return county;
    },
    /** the county of the test again, by another policy */
    makeCounty,
    setClock: (time: string) => held.service.clock.set(new Date(time)),
    post,
    done,
    refused: async (...request: Parameters<typeof post>) => {
      const { status, body } = await post(...request);
      return [status, body.problems?.map(({ code }) => code) ?? body.code, body.policyField];
    },
    meeting: (unit: string, user: TestUser) =>
      got<Output<typeof readMeeting>>(county, `GET ${at(unit, 'meeting')}`, undefined, user),
    roster: (unit: string, user: TestUser) =>
      got<Output<typeof readRoster>>(county, `GET ${at(unit, 'roster')}`, undefined, user),
    facts: async (unit: string) =>
      (await got<Output<typeof readUnitConduct>>(county, `GET /api/cycles/2026/conduct/${unit}`)).facts.meeting,
  };
};

export const at = (unit: string, rest: string): string => `/api/cycles/2026/conduct/${unit}/${rest}`;

export const slot = (date = '2026-12-30', from = '09:00', to = '11:00') => ({ date, from, to, place: '三楼会议室' });

/** Representatives who are no users. */
export const people = (n: number, from = 0) =>
  Array.from({ length: n }, (_, i) => ({
    id: namedUlid(`representative ${from + i}`),
    name: `代表${from + i + 1}`,
    note: '',
  }));
