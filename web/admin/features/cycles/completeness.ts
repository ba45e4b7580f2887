/** How complete a part of a unit's data is; `none`: nothing is asked for. */
export type Completeness = 'complete' | 'partial' | 'empty' | 'none';

export function completenessOf(has: number, due: number): Completeness {
  if (due === 0) return 'none';
  if (has === 0) return 'empty';
  return has < due ? 'partial' : 'complete';
}

export const isMissing = (state: Completeness): boolean => state === 'partial' || state === 'empty';
