import type { Policy } from '../schema.ts';

/** The policies a county can start from, by name. */
export const presets: Readonly<Record<string, Policy>> = {};
