import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, environment: 'node', pool: 'forks' as const, ...more },
});

/** What services ask of AWS is recorded here and held against the stacks' permissions by the project `cloud`. */
const recorded = (name: string) => ({ setupFiles: ['tests/recording-setup.ts'], provide: { project: name } });

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('unit', [
        'shared/**/*.test.ts',
        'functions/**/*.test.ts',
        'infra/**/*.test.ts',
        'web/**/*.test.{ts,tsx}',
      ]),
      project('integration', ['tests/integration/**/*.test.ts'], {
        ...recorded('integration'),
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
      project('isolation', ['tests/isolation/**/*.test.ts'], {
        ...recorded('isolation'),
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
      // A browser and a whole service: one file after the other.
      project('e2e', ['tests/e2e/**/*.test.ts'], {
        ...recorded('e2e'),
        testTimeout: 120_000,
        hookTimeout: 300_000,
        fileParallelism: false,
        // A real browser on a busy machine: what fails twice is broken, and a second try is told in the report.
        retry: 1,
      }),
      // Stacks, their permissions and the built bundles; reads what the projects above recorded.
      project('cloud', ['tests/cloud/**/*.test.ts'], {
        ...recorded('cloud'),
        testTimeout: 60_000,
        hookTimeout: 120_000,
      }),
    ],
  },
});
