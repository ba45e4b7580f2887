import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, environment: 'node', pool: 'forks' as const, ...more },
});

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
      project('integration', ['tests/integration/**/*.test.ts'], { testTimeout: 30_000, hookTimeout: 60_000 }),
      project('isolation', ['tests/isolation/**/*.test.ts'], { testTimeout: 30_000, hookTimeout: 60_000 }),
      // A browser and a whole service: one file after the other.
      project('e2e', ['tests/e2e/**/*.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 300_000,
        fileParallelism: false,
        // A real browser on a busy machine: what fails twice is broken, and a second try is told in the report.
        retry: 1,
      }),
    ],
  },
});
