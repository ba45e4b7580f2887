import { saveMediaRoster } from '#shared/api/conduct/media.ts';
import type { Bilingual, Problem } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { changePlan } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { planVersionOf, readCandidates } from './read-media.ts';
import { activeSlot, readDays } from './slots-item.ts';

type Row = { unit: string; person: string };

/** The list as an attachment of the cycle: the record keeps who was put on it and taken off it, and why. */
export const saveMediaRosterOperation = implement(
  saveMediaRoster,
  ({ cycle, version, roster, reason }, context: Context<ConductRepositories>) =>
    changePlan(context, cycle, async ({ view, plan }) => {
      if (planVersionOf(view) !== version) throw new Refusal('stale-version');
      if (!view.policy.media.enabled) throw new Refusal('refused', notHeld, { policyField: 'media.enabled' });
      const candidates = new Map(
        (await readCandidates(context, view)).map(({ unit, people }) => [unit, new Set(people.map(({ id }) => id))]),
      );
      const problems = [...unknown(roster, candidates), ...twice(roster)];
      if (problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });

      const same = (a: Row, b: Row) => a.unit === b.unit && a.person === b.person;
      const removed = plan.mediaRoster.filter((row) => !roster.some((other) => same(row, other)));
      const added = roster.filter((row) => !plan.mediaRoster.some((other) => same(row, other)));
      const days = await readDays(context.repositories.conduct, cycle);
      const fixed = removed.filter((row) => activeSlot(days, row.unit) !== undefined);
      if (fixed.length > 0)
        throw new Refusal('refused', undefined, {
          problems: fixed.map(({ unit }) => ({
            ...{ path: 'roster', code: 'scheduled', message: hasSlot(view.units.get(unit)?.name ?? unit) },
          })),
        });
      const answer = { units: roster.length };
      if (removed.length === 0 && added.length === 0) return { answer };
      return {
        answer,
        plan: { ...plan, mediaRoster: roster },
        event: { type: 'media.roster-saved', data: { reason, units: roster.length, added, removed } },
        messages: [
          {
            audience: { to: 'media' },
            topic: 'media',
            title: { zh: '媒体述职名单已更新', en: 'The roster of media reports has changed' },
            text: {
              zh: `名单共 ${roster.length} 个单位，请安排述职时间。`,
              en: `${roster.length} units are listed; assign their times.`,
            },
            link: `/cycles/${encodeURIComponent(cycle)}/media`,
            due: plan.phases.media.to,
          },
        ],
      };
    }),
);

const unknown = (roster: readonly Row[], candidates: ReadonlyMap<string, ReadonlySet<string>>): Problem[] =>
  roster.flatMap(({ unit, person }, i) => {
    const people = candidates.get(unit);
    if (!people) return [{ path: `roster[${i}].unit`, code: 'unknown-reference', message: noUnit }];
    return people.has(person) ? [] : [{ path: `roster[${i}].person`, code: 'unknown-reference', message: noSpeaker }];
  });

const twice = (roster: readonly Row[]): Problem[] =>
  roster.flatMap(({ unit }, i) =>
    roster.findIndex((row) => row.unit === unit) === i
      ? []
      : [{ path: `roster[${i}]`, code: 'duplicate', message: listedTwice }],
  );

const notHeld: Bilingual = { zh: '考核办法不实行媒体述职。', en: 'The policy has no media reports.' };
const noUnit: Bilingual = { zh: '名单只能列一级单位。', en: 'Only first-level units of the cycle can be listed.' };
const noSpeaker: Bilingual = {
  zh: '述职人须为该单位参加考核的科级干部。',
  en: 'The speaker is a section-level cadre of the unit who takes part.',
};
const listedTwice: Bilingual = { zh: '单位在名单中重复。', en: 'The unit is listed twice.' };
const hasSlot = (unit: string): Bilingual => ({
  zh: `${unit}已安排或已播出，不能移出名单或更换述职人；请先由电视台取消安排。`,
  en: `${unit} has a slot or was broadcast; the station has to take its slot back first.`,
});
