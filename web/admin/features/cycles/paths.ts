/** Addresses of a cycle's pages. */
export const cyclePath = (cycle: string): string => `/cycles/${encodeURIComponent(cycle)}`;
export const cycleUnitPath = (cycle: string, unit: string): string =>
  `${cyclePath(cycle)}/units/${encodeURIComponent(unit)}`;
export const runsPath = (cycle: string): string => `${cyclePath(cycle)}/runs`;
export const runPath = (cycle: string, run: string): string => `${runsPath(cycle)}/${encodeURIComponent(run)}`;
export const whyPath = (cycle: string, run: string, address: string): string =>
  `${runPath(cycle, run)}/why/${encodeURIComponent(address)}`;
export const comparePath = (cycle: string): string => `${cyclePath(cycle)}/compare`;
