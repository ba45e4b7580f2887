import type { Cycle, Person } from '#shared/dataset/schema.ts';
import type { Standing } from '#shared/grading/eligibility.ts';
import { statusLabels } from '#shared/grading/labels.ts';
import type { Audience, Message } from '#functions/platform/messages.ts';

interface Place {
  unit: string;
  status: Standing['status'];
}

/** A decision of the office on a person, as those whom it concerns are told of it. */
export interface Decided {
  cycle: Cycle;
  person: Person;
  reason: string;
  was: Place;
  is: Place;
  isTakenBack: boolean;
  /** the person's own first-level unit */
  own: string;
  nameOf(unit: string): string;
  /** the unit of the person's account */
  account: string;
}

/** To the person, and to every unit that has them, had them or gets them for this appraisal. */
export function placementMessages(decided: Decided): (Message & { audience: Audience })[] {
  const { cycle, person, is, was, own, account } = decided;
  const about = { topic: 'placement', due: null, ...textOf(decided) };
  const placement = `/cycles/${encodeURIComponent(cycle.id)}/placement?q=${encodeURIComponent(person.name)}`;
  const record = `/people/${encodeURIComponent(person.unit)}/${encodeURIComponent(person.id)}`;
  return [
    { ...about, link: record, audience: { to: 'person', unit: account, person: person.id } },
    ...[...new Set([own, was.unit, is.unit])].map((unit) => ({
      ...{ ...about, link: placement, audience: { to: 'unit' as const, unit } },
    })),
  ];
}

function textOf({ cycle, person, is, reason, isTakenBack, nameOf }: Decided): Pick<Message, 'title' | 'text'> {
  const [status, unit] = [statusLabels[is.status], nameOf(is.unit)];
  const [zh, en] = isTakenBack
    ? ['考评办撤回了决定，按规则', 'The decision was taken back; by rule']
    : ['考评办决定', 'Decided'];
  return {
    title: {
      zh: `${person.name}${cycle.year}年度考核去向${isTakenBack ? '的决定已撤回' : '已由考评办决定'}`,
      en: `${person.name}, ${cycle.year}: ${isTakenBack ? 'the decision on the appraisal was taken back' : 'the office decided on the appraisal'}`,
    },
    text: {
      zh: `${zh}：考核单位为${unit}，考核状态为${status.zh}。理由：${reason}`,
      en: `${en}: unit of appraisal ${unit}, status ${status.en}. Reason: ${reason}`,
    },
  };
}
