import type { Output } from '#shared/api/operation.ts';
import { readReport, saveReport, submitReport } from '#shared/api/conduct/reports.ts';
import type { Caller } from '#infra/local/caller.ts';
import { must } from '../steps.ts';
import type { Conducting } from './conducting.ts';

const sentences = [
  '一年来，认真学习贯彻上级决策部署，按照县委、县政府的要求扎实开展工作，较好地完成了年初确定的各项任务。',
  '坚持深入基层、深入群众，先后走访村组和企业三十余次，帮助解决用水、用电、道路等实际问题十余件。',
  '注重工作方法，遇事多商量、多请示，重大事项集体研究决定，主动接受干部群众的监督。',
  '严格执行廉洁自律各项规定，不插手工程项目，不接受可能影响公正执行公务的宴请和礼品。',
  '学习还不够系统，抓工作有时急于求成，对一些历史遗留问题研究不深、办法不多。',
  '下一步将加强学习，改进作风，盯住薄弱环节，一件一件抓落实，以实际成效回报组织和群众的信任。',
];

/** A report that keeps to the policy's length: a sentence or two to each field. */
export const reportText = (fields: readonly string[], from: number): Record<string, string> =>
  Object.fromEntries(
    fields.map((field, i) => [
      field,
      [sentences[(from + i) % sentences.length]!, sentences[(from + i + 1) % sentences.length]!].join(''),
    ]),
  );

/** Writes and hands in what is not handed in yet; `hand: false` leaves it as a draft. */
export async function writeReport(
  { cycle }: Conducting,
  by: Caller,
  { unit, subject, from, hand = true }: { unit: string; subject: string; from: number; hand?: boolean },
): Promise<void> {
  const at = { cycle, unit, subject };
  const known = (await must(by, readReport, at)) as Output<typeof readReport>;
  if (known.submissions.length > 0 || (known.version !== null && !hand)) return;
  const text = reportText(known.fields, from);
  const { version } = await must(by, saveReport, { ...at, text, version: known.version });
  if (hand) await must(by, submitReport, { ...at, version });
}
