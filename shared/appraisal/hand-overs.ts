/** Somebody with the first-level unit that has them by the register and the one that appraises them. */
export interface HandedOver {
  id: string;
  own: string;
  unit: string;
}

/** Who comes into a unit from elsewhere, and who goes out of it, to be appraised; ids of people. */
export interface HandOvers {
  unit: string;
  in: string[];
  out: string[];
}

/** The hand-overs of every unit that has any, in the order in which people are given. */
export function handOversOf(people: readonly HandedOver[]): HandOvers[] {
  const units = new Map<string, HandOvers>();
  const of = (unit: string): HandOvers => {
    const known = units.get(unit) ?? { unit, in: [], out: [] };
    units.set(unit, known);
    return known;
  };
  for (const { id, own, unit } of people) {
    if (own === unit) continue;
    of(own).out.push(id);
    of(unit).in.push(id);
  }
  return [...units.values()];
}
