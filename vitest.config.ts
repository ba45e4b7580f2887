import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, environment: 'node', pool: 'forks' as const, ...more },
});

const permissionsTest = 'tests/cloud/wall-iam.test.ts';

/** What services ask of AWS is recorded here and held against the stacks' permissions by the project `permissions`. */
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
        globalSetup: ['tests/e2e/seeded.ts'],
        testTimeout: 120_000,
        hookTimeout: 300_000,
        fileParallelism: false,
        // What a file lets run side by side: a window for each core.
        maxConcurrency: 2,
        // A real browser on a busy machine: what fails twice is broken, and a second try is told in the report.
        retry: 1,
      }),
      // The stacks and the built bundles.
      project('cloud', ['tests/cloud/**/*.test.ts'], {
        ...recorded('cloud'),
        exclude: [permissionsTest],
        testTimeout: 60_000,
        hookTimeout: 120_000,
      }),
      // Reads what all of the above recorded, so it comes after them (`npm test`, `npm run cloud`).
      project('permissions', [permissionsTest], { testTimeout: 60_000, hookTimeout: 120_000 }),
    ],
  },
});
