/** What is about the process of the embedded engine, and so is not tried against somebody else's database. */
export interface LeftOut {
  file: string;
  why: string;
}

export const leftOut: readonly LeftOut[] = [
  {
    file: 'tests/integration/platform-main.test.ts',
    why: '`npm start` with the embedded engine as its child: its process, its pid file, what is left of both',
  },
  {
    file: 'tests/integration/platform-crash.test.ts',
    why: 'kills the embedded engine’s process with -9 and waits until it is started again',
  },
  {
    file: 'tests/integration/faults-disk-full.test.ts',
    why: 'fills the disk under the embedded engine’s file',
  },
  {
    file: 'tests/integration/capacity.test.ts',
    why: 'DynamoDB Local says 4 write units for a kB in a transaction, the service itself and its price list 2',
  },
];
