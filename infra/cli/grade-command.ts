import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ParsedDataset } from '#shared/dataset/parse-whole.ts';
import { readDataset } from '#shared/dataset/read.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import type { Derivation } from '#shared/grading/derivation.ts';
import { UnknownAddress } from '#shared/grading/explain/address.ts';
import { explain } from '#shared/grading/explain/explain.ts';
import { grade } from '#shared/grading/grade.ts';
import type { Result } from '#shared/grading/result.ts';
import type { Problem } from '#shared/problem.ts';
import { writeJson, writeWorkbook } from './output.ts';

const help = `用法 Usage: npm run --silent grade -- <county.dataset.json> [选项 options]

计算一个考核周期的得分、名次、等次和奖励，结果以 JSON 写到标准输出。
Scores and grades a cycle; the result goes to standard output as JSON.

  --out <文件 file>        写入文件：.json 或 .xlsx    write a file instead: .json or .xlsx
  --explain <地址 address> 说明一个数字的由来          the derivation of one number:
                           p13.composite, t1.indicators.tobacco-area, pool:cadre:g1.quota,
                           rewards.t1, rewards.total, fund.total, recognition.g1.cadre
  --help                   显示本说明                 this text

输入有误时不输出结果：退出码为 2，标准错误输出为一个 JSON 文档 { "problems": [...] }。
Faulty input gives no result: exit code 2 and one JSON document { "problems": [...] } on standard error.
`;

/** What makes the command end with exit code 2. */
class Refused extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.problems = problems;
  }
}

const refuse = (path: string, code: string, zh: string, en: string): never => {
  throw new Refused([{ path, code, message: { zh, en } }]);
};

interface Request {
  file: string;
  out: string | undefined;
  explain: string | undefined;
}

function readArguments(args: string[]): Request | 'help' {
  const options = { out: { type: 'string' }, explain: { type: 'string' }, help: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    if (values.help) return 'help';
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) {
      return refuse('arguments', 'bad-arguments', '请给出且只给出一个数据集文件。', 'Give exactly one dataset file.');
    }
    const { out, explain } = values;
    if (out !== undefined && !/\.(json|xlsx)$/i.test(out)) {
      return refuse(
        '--out',
        'bad-arguments',
        '输出文件须为 .json 或 .xlsx。',
        'The output file must be .json or .xlsx.',
      );
    }
    if (explain !== undefined && out !== undefined && /\.xlsx$/i.test(out)) {
      return refuse('--out', 'bad-arguments', '数字的由来只能写成 .json。', 'A derivation is written as .json only.');
    }
    return { file, out, explain };
  } catch (error) {
    if (error instanceof Refused) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const zh = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? '没有这个选项' : '选项缺少内容或不应带内容';
    return refuse(
      'arguments',
      'bad-arguments',
      `命令行参数有误，${zh}：${args.join(' ')}`,
      `Bad arguments: ${message}`,
    );
  }
}

/** npm runs a script in the project's folder; a relative path is meant from where npm was called. */
function fromCaller(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: caller } = process.env;
  return resolve(script === 'grade' && caller ? caller : process.cwd(), path);
}

function readFile(file: string): Dataset {
  const parsed = parseFile(file);
  if (parsed.problems) throw new Refused(parsed.problems);
  return parsed.dataset;
}

function parseFile(file: string): ParsedDataset {
  let bytes: Buffer;
  try {
    bytes = readFileSync(fromCaller(file));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'error';
    return refuse(file, 'unreadable-file', `无法读取文件（${reason}）。`, `The file cannot be read (${reason}).`);
  }
  try {
    // The decoder takes a byte order mark away and refuses what is not UTF-8.
    return readDataset(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const { code, message: reason } = error as NodeJS.ErrnoException;
    if (!(error instanceof SyntaxError) && code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    return refuse(
      file,
      'bad-json',
      `文件不是有效的 UTF-8 编码 JSON：${reason}`,
      `The file is no JSON in UTF-8: ${reason}`,
    );
  }
}

function explainOrRefuse(dataset: Dataset, result: Result, address: string): Derivation {
  try {
    return explain(dataset, result, address, 'full');
  } catch (error) {
    if (!(error instanceof UnknownAddress)) throw error;
    return refuse(
      '--explain',
      error.code,
      `结果中没有这个数字：${address}`,
      `The result has no such number: ${address}`,
    );
  }
}

async function writeFileOrRefuse(out: string, dataset: Dataset, result: Result, content: unknown): Promise<void> {
  try {
    const path = fromCaller(out);
    await (/\.xlsx$/i.test(out) ? writeWorkbook(path, dataset, result) : writeJson(path, content));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    refuse('--out', 'unwritable-file', `无法写入文件（${reason}）。`, `The file cannot be written (${reason}).`);
  }
}

/** What the command says and the exit code it ends with. */
export interface Outcome {
  code: 0 | 2;
  stdout: string;
  stderr: string;
}

/** `npm run grade`: nothing on standard output where anything is refused, then every fault on standard error. */
export async function gradeCommand(args: string[]): Promise<Outcome> {
  try {
    return { code: 0, stdout: await answer(args), stderr: '' };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { code: 2, stdout: '', stderr: `${JSON.stringify({ problems: error.problems }, null, 2)}\n` };
  }
}

async function answer(args: string[]): Promise<string> {
  const request = readArguments(args);
  if (request === 'help') return help;
  const dataset = readFile(request.file);
  const result = grade(dataset);
  const content = request.explain === undefined ? result : explainOrRefuse(dataset, result, request.explain);
  if (request.out === undefined) return `${JSON.stringify(content, null, 2)}\n`;
  await writeFileOrRefuse(request.out, dataset, result, content);
  return '';
}
