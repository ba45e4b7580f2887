import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, inject } from 'vitest';
import { clearRecordings, recordingPrefix } from './recorder.ts';
import { startRecording } from './recording.ts';

/**
 * Stands before every test file of the projects that run services: what they ask of AWS is recorded, also by processes
 * that a test starts (`recording-process.ts` goes along in NODE_OPTIONS). What the file recorded the last time goes first.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const testFile = relative(root, expect.getState().testPath!);
const prefix = recordingPrefix(inject('project'), testFile);
clearRecordings(prefix);
const recorder = startRecording(`${prefix}.${process.pid}.jsonl`, () => testFile);
afterAll(() => recorder.flush());

process.env['KAOPING_RECORDING'] = prefix;
const preload = `--import=${new URL('recording-process.ts', import.meta.url).href}`;
if (!process.env['NODE_OPTIONS']?.includes(preload))
  process.env['NODE_OPTIONS'] = [process.env['NODE_OPTIONS'], preload].filter(Boolean).join(' ');

declare module 'vitest' {
  export interface ProvidedContext {
    project: string;
  }
}
