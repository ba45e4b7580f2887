import type { Rank } from '#shared/policy/schema.ts';
import { recognise } from '../consequences/recognition.ts';
import type { Derivation } from '../derivation.ts';
import { rankLabels } from '../labels.ts';
import { addressOf, personRecord, type View } from './explainer.ts';
import { bi, line, same } from './line.ts';
import { explainPersonOpinion } from './opinion.ts';

/** 群众满意干部 of a group and rank: the nominees by the public's score (scoring.md §8). The value is their number. */
export function explainRecognition(view: View, group: string, rank: Rank): Derivation {
  const { nominees, places } = recognise(view.index, view.graded).find(
    (entry) => entry.group === group && entry.rank === rank,
  )!;
  const entry = view.result.recognition.find((given) => given.group === group && given.rank === rank)!;
  const { name } = view.index.dataset.groups.find(({ id }) => id === group)!;
  const address = addressOf(view, { kind: 'recognition', group, rank });
  const tied = entry.tied.length;
  return line({
    id: address,
    label: bi(
      `${name}：群众满意干部（${rankLabels[rank].zh}）`,
      `${name}: recognised by the public (${rankLabels[rank].en})`,
    ),
    formula: bi(
      `${nominees.length} 名人选中取前 ${places} 名：${entry.people.length} 人${tied > 0 ? `，另有 ${tied} 人并列待定` : ''}`,
      `the best ${places} of ${nominees.length} nominees: ${entry.people.length}${tied > 0 ? `, ${tied} more tied` : ''}`,
    ),
    value: entry.people.length,
    unit: 'count',
    policyPath: rank === 'cadre' ? 'recognition.cadresPerGroup' : 'recognition.staffPerGroup',
    inputs: nominees.map(({ graded, massScore, nominations }) => {
      const { id } = graded.person;
      const { name: person } = personRecord(view, id);
      const inside = entry.people.includes(id)
        ? bi('入选', 'recognised')
        : entry.tied.includes(id)
          ? bi('并列待定', 'tied')
          : bi('未入选', 'not recognised');
      return line({
        id: `${address}.${id}`,
        label: same(person),
        formula: bi(
          `群众评价 ${massScore}，推荐 ${nominations} 票：${inside.zh}`,
          `public rating ${massScore}, ${nominations} nominations: ${inside.en}`,
        ),
        value: massScore,
        unit: 'score',
        row: { list: 'opinions', key: `person:${id}/mass` },
        inputs: explainPersonOpinion(view, id).inputs.filter(({ row }) => row?.key.endsWith('/mass')),
      });
    }),
  });
}
