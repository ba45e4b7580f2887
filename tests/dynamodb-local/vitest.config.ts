import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { leftOut } from './left-out.ts';

/** The integration and isolation projects as they are, each file with tables of its own in a database that is there. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const project = (name: string) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    exclude: leftOut.map(({ file }) => file),
    setupFiles: [fileURLToPath(new URL('own-tables.ts', import.meta.url))],
    environment: 'node',
    pool: 'forks' as const,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig({
  root,
  test: { maxWorkers: 2, projects: [project('integration'), project('isolation')] },
});
