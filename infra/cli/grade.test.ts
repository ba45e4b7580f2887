import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grade } from '#shared/grading/grade.ts';
import type { Problem } from '#shared/problem.ts';
import { makeCounty } from '#tests/bench/county.ts';
import { gradeCommand } from './grade-command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = (name: string) => join(root, 'tests/fixtures', name);

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

const command = join(root, 'infra/cli/grade.ts');

/** Runs the command as people do. */
function run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return ended(spawn(process.execPath, [command, ...args], { cwd: root, env: { ...process.env, ...env } }));
}

function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output.stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output.stderr += chunk));
  return new Promise((done) => child.on('close', (code) => done({ code, ...output })));
}

const problemsOf = ({ code, stdout, stderr }: Ended): Problem[] => {
  expect(code).toBe(2);
  expect(stdout).toBe('');
  return (JSON.parse(stderr) as { problems: Problem[] }).problems;
};

describe('npm run grade', { timeout: 60_000 }, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaoping-grade-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const file = async (name: string, content: string | Buffer) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };

  it('prints the result of a county, number for number', async () => {
    const { code, stdout, stderr } = await run([fixture('random-1.dataset.json')]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toStrictEqual(JSON.parse(await readFile(fixture('random-1.expected.json'), 'utf8')));
  });

  it('prints a large result whole into a pipe that is read late, and ends quietly where it is closed early', async () => {
    const county = makeCounty({ units: 20, people: 2000, seed: 7 });
    const input = await file('large.json', JSON.stringify(county));
    const pipe = `"${process.execPath}" "${command}" "${input}" | (sleep 1.5; cat)`;
    const { stdout } = await ended(spawn('sh', ['-c', pipe]));
    expect(stdout.length).toBeGreaterThan(500_000);
    expect(JSON.parse(stdout)).toStrictEqual(grade(county));

    const closed = `("${process.execPath}" "${command}" "${input}"; echo "code $?" >&2) | head -c 1`;
    expect(await ended(spawn('sh', ['-c', closed]))).toMatchObject({ stdout: '{', stderr: 'code 0\n' });
  });

  it('reads a relative path from where npm was called', async () => {
    const env = { npm_lifecycle_event: 'grade', INIT_CWD: join(root, 'tests') };
    expect((await run(['fixtures/worked.dataset.json'], env)).code).toBe(0);
  });

  it('takes a byte order mark', async () => {
    const text = await readFile(fixture('worked.dataset.json'), 'utf8');
    expect((await gradeCommand([await file('bom.json', `\ufeff${text}`)])).code).toBe(0);
  });

  it('refuses a list given twice and depth without end, as a fault like any other', async () => {
    const text = await readFile(fixture('worked.dataset.json'), 'utf8');
    const twice = await run([await file('twice.json', text.replace('{', '{"people":[],'))]);
    expect(problemsOf(twice).map(({ path, code }) => [path, code])).toEqual([['people', 'duplicate-key']]);
    const deep = await run([await file('deep.json', `${'['.repeat(20_000)}${']'.repeat(20_000)}`)]);
    expect(problemsOf(deep).map(({ code }) => code)).toEqual(['too-deep']);
  });

  it('explains a number', async () => {
    const { code, stdout } = await gradeCommand([fixture('worked.dataset.json'), '--explain', 'p01.composite']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'p01.composite',
      value: 96.96,
      formula: { zh: '(6 × 96.55 + 1 × 100 + 3 × 96.75) ÷ 10 = 96.96' },
      policyPath: 'composites.principal',
    });
  });

  it('writes a JSON file and a workbook with Chinese headings', async () => {
    const [json, xlsx] = [join(folder, 'result.json'), join(folder, 'result.xlsx')];
    for (const out of [json, xlsx]) {
      const ended = await gradeCommand([fixture('worked.dataset.json'), '--out', out]);
      expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
    }
    const expected = JSON.parse(await readFile(fixture('worked.expected.json'), 'utf8')) as { people: unknown[] };
    expect(JSON.parse(await readFile(json, 'utf8'))).toStrictEqual(expected);

    const sheets = await readExcelFile(xlsx);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['班子', '人员', '名额', '奖励', '建议']);
    const [teams, people] = sheets;
    expect(teams!.data[0]!.slice(0, 6)).toEqual(['单位编号', '单位', '类别', '业绩得分', '民主评议得分', '综合得分']);
    expect(teams!.data[2]!.slice(0, 8)).toEqual(['t1', '城关镇', '乡镇', 97.76, 93.71, 96.55, 2, '好']);
    expect(people!.data).toHaveLength(expected.people.length + 1);
    expect(people!.data[1]!.slice(0, 5)).toEqual(['p01', '干部01', '领导干部', '城关镇', '参加考核']);
  });

  it('lists every fault of a dataset and gives no result', async () => {
    const dataset = JSON.parse(await readFile(fixture('worked.dataset.json'), 'utf8')) as {
      people: { unit: string; dutyRating?: number }[];
    };
    dataset.people[0]!.unit = 'nowhere';
    dataset.people[1]!.dutyRating = 101;
    const problems = problemsOf(await run([await file('faulty.json', JSON.stringify(dataset))]));
    expect(problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['people[0].unit', 'people[1].dutyRating']),
    );
    for (const { code, message } of problems) {
      expect(code).toMatch(/^[a-z-]+$/);
      expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(message.en).toMatch(/[a-z]/);
    }
  });

  it.each([
    ['a file that is not there', ['nowhere.json'], 'unreadable-file'],
    ['a folder', ['.'], 'unreadable-file'],
    ['no file', [], 'bad-arguments'],
    ['two files', ['a.json', 'b.json'], 'bad-arguments'],
    ['an unknown option', ['a.json', '--bad'], 'bad-arguments'],
    ['an option without its value', ['a.json', '--explain'], 'bad-arguments'],
    ['another kind of file to write', ['a.json', '--out', 'a.pdf'], 'bad-arguments'],
    ['a derivation as a workbook', ['a.json', '--explain', 'p01.team', '--out', 'a.xlsx'], 'bad-arguments'],
    ['an unknown address', [fixture('worked.dataset.json'), '--explain', 'p01.nothing'], 'unknown-address'],
    ['a file that cannot be written', [fixture('worked.dataset.json'), '--out', '/nowhere/a.json'], 'unwritable-file'],
  ])('refuses %s', async (_, args, code) => {
    expect(problemsOf(await gradeCommand(args)).map((problem) => problem.code)).toEqual([code]);
  });

  it.each([
    ['text that is no JSON', '{ "format": '],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xb0, 0xd7, 0x22])],
  ])('refuses %s', async (_, content) => {
    expect(problemsOf(await gradeCommand([await file('bad.json', content)])).map(({ code }) => code)).toEqual([
      'bad-json',
    ]);
  });

  it('tells what it does', async () => {
    const { code, stdout } = await gradeCommand(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--explain');
  });
});
