import { receiving } from '#infra/cloud/policy-documents.ts';
import type { Grant } from './granted.ts';

export interface Deliberate {
  why: string;
  of(grant: Grant): boolean;
}

/** What is permitted although no recorded request needed it, each with its reason. */
export const deliberate: readonly Deliberate[] = [
  {
    why: 'Lambda writes what a function logs to its own log group, in the name of its role: no code of ours asks',
    of: ({ action, resource }) =>
      ['logs:CreateLogStream', 'logs:PutLogEvents'].includes(action) && resource.includes(':log-group:'),
  },
  {
    why: 'Lambda takes a worker’s messages off its own queue, in the name of its role: no code of ours asks',
    of: ({ fn, action, resource }) =>
      fn.entry.entry === 'worker' &&
      (receiving as readonly string[]).includes(action) &&
      resource.endsWith(`-${fn.entry.context}.fifo`),
  },
];
