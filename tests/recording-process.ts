import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startRecording } from './recording.ts';

/** Loaded before the program of a process that a test starts: records what its service asks, beside the test's own file. */
const prefix = process.env['KAOPING_RECORDING'];
if (prefix !== undefined && prefix !== '') {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const program = relative(root, process.argv[1] ?? '');
  startRecording(`${prefix}.${process.pid}.jsonl`, () => program);
}
