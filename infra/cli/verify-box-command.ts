import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type PublishedBox, type PublishedPoll, publishedPoll } from '#shared/ballots/published.ts';
import { shownFingerprint } from '#shared/ballots/digests.ts';
import { ratesOf, shareOf, shareText, weighed } from '#shared/ballots/rates.ts';
import { abstain, itemsOf, marksOf, type SheetSubject } from '#shared/ballots/sheet.ts';
import { boxesOfReceipt, boxFaults, verifyPublished } from '#shared/ballots/verify.ts';
import { personGradeLabels, sourceLabels, teamGradeLabels } from '#shared/grading/labels.ts';
import type { Said } from './print.ts';

const help = `用法 Usage: npm run --silent verify-box -- <公布文件 file.json> [--receipt <回执 receipt>]

只凭公布文件核对一次测评：公钥与指纹，回执的顺序、数目和重复，各等次（含不了解）之和与投票数，投票数、领票数、卡数，
空白票不多于未作评价的票，票数不足的对象不公布任何数字；并列出各对象的票数和比例。--receipt 查询某一回执是否已计入。
Checks a published poll from its file alone: keys and fingerprint; the receipts' order and number, none twice; that the
grades with 不了解 sum to the ballots cast; cast, issued and cards; that no more ballots are blank than gave no grade; that
nothing is told on too few ballots. Prints the counts and their shares. --receipt tells whether a receipt was counted.

退出码 exit code: 0 相符 agrees, 1 有问题或没有这一回执 faults, or no such receipt, 2 无法读取 cannot be read.
`;

/** `npm run verify-box`: a report on standard output. */
export function verifyBoxCommand(args: string[]): Said {
  const asked = askedOf(args);
  if (asked === 'help') return { code: 0, stdout: help, stderr: '' };
  if (asked === null) return { code: 2, stdout: '', stderr: help };
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(fromCaller(asked.file));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'error';
    return { code: 2, stdout: '', stderr: `无法读取文件 The file cannot be read: ${asked.file} (${reason})\n` };
  }
  const read = publishedPoll.safeParse(jsonOf(bytes));
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.join('.') ?? '';
    return { code: 2, stdout: '', stderr: `不是公布文件 Not the file of a poll: ${place} ${issue?.message ?? ''}\n` };
  }
  return report(read.data, bytes, asked.receipt);
}

interface Asked {
  file: string;
  receipt: string | undefined;
}

function askedOf(args: string[]): Asked | 'help' | null {
  try {
    const { values, positionals } = parseArgs({
      args: withReceipt(args),
      options: { help: { type: 'boolean' }, receipt: { type: 'string' } },
      allowPositionals: true,
    });
    if (values.help) return 'help';
    return positionals.length === 1 ? { file: positionals[0]!, receipt: values.receipt } : null;
  } catch {
    return null;
  }
}

/** A receipt is any base64url, one that begins with `-` too, which would be read as an option of its own. */
function withReceipt(args: readonly string[]): string[] {
  const at = args.indexOf('--receipt');
  if (at === -1 || args[at + 1] === undefined) return [...args];
  return [...args.slice(0, at), `--receipt=${args[at + 1]}`, ...args.slice(at + 2)];
}

/** npm runs a script in the project's folder; a relative path is meant from where npm was called. */
function fromCaller(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: caller } = process.env;
  return resolve(script === 'verify-box' && caller ? caller : process.cwd(), path);
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function report(poll: PublishedPoll, bytes: Uint8Array, receipt: string | undefined): Said {
  const faults = verifyPublished(poll).map(
    ({ path, code }) => `- ${path} [${code}] ${boxFaults[code].zh} ${boxFaults[code].en}`,
  );
  const found = receipt === undefined ? null : boxesOfReceipt(poll, receipt.trim());
  const lines = [
    // as the county's page shows it
    `sha256  ${createHash('sha256').update(bytes).digest('base64url')}`,
    ...headOf(poll),
    ...poll.boxes.flatMap((box, b) => ['', ...boxLines(poll, box, b)]),
    '',
    faults.length === 0 ? '相符 AGREES' : `有问题 FAULTS: ${faults.length}`,
    ...faults,
    ...(found === null ? [] : [receiptText(found)]),
  ];
  const code = faults.length > 0 || found?.length === 0 ? 1 : 0;
  return { code, stdout: `${lines.map(printable).join('\n')}\n`, stderr: '' };
}

/** Names come from a file of somebody's: they do not steer the terminal. */
const printable = (line: string): string => line.replaceAll(/\p{Cc}/gu, '\u{fffd}');

const receiptText = (found: readonly number[]): string =>
  found.length === 0
    ? '没有这一回执 THE RECEIPT IS NOT IN IT'
    : `回执已计入 the receipt was counted: 票箱 box ${found.map((b) => b + 1).join(', ')}`;

function headOf({ county, year, unit, title, source, poll, medium, dryRun, fingerprint, minBallots }: PublishedPoll) {
  const kind = medium === 'paper' ? '纸质 on paper' : '电子 electronic';
  return [
    `poll    ${county} ${year} ${unit.name}，${title}，${sourceLabels[source].zh} ${sourceLabels[source].en} (${poll})`,
    `kind    ${kind}${dryRun ? '，模拟测试，不计入 a dry run, which counts nowhere' : ''}`,
    ...(fingerprint === null ? [] : [`keys    ${shownFingerprint(fingerprint)} (${fingerprint})`]),
    `least   ${minBallots} 票以下不公布 nothing is told on fewer`,
  ];
}

function boxLines(poll: PublishedPoll, box: PublishedBox, b: number): string[] {
  const { cards, issued, cast, results } = box;
  return [
    `票箱 box ${b + 1}: 卡 cards ${cards}，领票 issued ${issued}，投票 cast ${cast}${blankText(box)}`,
    ...results.flatMap(({ subject, counts }) => {
      const of = poll.subjects[subject];
      if (!of) return [];
      const name = `  ${of.name}${of.post === '' ? '' : `（${of.post}）`}`;
      if (!counts) return [`${name}: 票数不足，不公布 too few, not told`];
      const items = itemsOf(poll, of);
      return [
        ...(of.kind === 'person' && counts.nominations > 0
          ? [`${name}: 推荐优秀 nominated ${counts.nominations}`]
          : [`${name}:`]),
        ...counts.items.map((item, i) => `    ${items[i]?.label ?? ''}: ${countsText(of, item)}`),
        ...(items.length > 1 ? [`    各项按权重 by weight: ${togetherText(poll, of, counts)}`] : []),
      ];
    }),
  ];
}

/** Invalid papers and blank ballots with their rates of the ballots; nothing where a file of before has none. */
function blankText({ cast, invalid, blank }: PublishedBox): string {
  const part = (n: number): string => (cast === 0 ? `${n}` : `${n} (${shareText(shareOf(n, cast))})`);
  const ofPaper = invalid === undefined ? '' : `，无效 invalid ${part(invalid)}`;
  if (blank === undefined) return ofPaper;
  return `${ofPaper}，空白 blank ${blank === null ? '不公布 not told' : part(blank)}`;
}

/** Counts with their shares of the grades given, and the two better grades together; 不了解 is no grade. */
function countsText(of: SheetSubject, item: Readonly<Record<string, number>>): string {
  const { shares, upper } = ratesOf(of, item);
  const parts = gradesOf(of).map(
    ({ mark, label }, i) => `${label} ${item[mark] ?? 0}${shares[i] === null ? '' : ` (${shareText(shares[i]!)})`}`,
  );
  return [
    ...parts,
    `不了解 ${item[abstain] ?? 0}`,
    ...(upper === null ? [] : [`${upperLabel(of)} ${shareText(upper)}`]),
  ].join('，');
}

/** Several items together, each as often as it weighs: shares alone, since nobody gave so many grades. */
function togetherText(poll: PublishedPoll, of: SheetSubject, counts: { items: Record<string, number>[] }): string {
  const { shares, upper } = ratesOf(of, weighed(poll, of, counts));
  const parts = gradesOf(of).map(({ label }, i) => `${label} ${shareText(shares[i]!)}`);
  return [...parts, `${upperLabel(of)} ${shareText(upper)}`].join('，');
}

function gradesOf(of: SheetSubject): { mark: string; label: string }[] {
  const labels: Record<string, { zh: string }> = of.kind === 'team' ? teamGradeLabels : personGradeLabels;
  return marksOf(of)
    .filter((mark) => mark !== abstain)
    .map((mark) => ({ mark, label: labels[mark]!.zh }));
}

const upperLabel = (of: SheetSubject): string =>
  gradesOf(of)
    .slice(0, 2)
    .map(({ label }) => label)
    .join('+');
