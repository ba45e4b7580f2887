import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathSteps, valueAt } from '#shared/policy/path.ts';
import { everyValue } from '../addresses.fixture.ts';
import type { Derivation } from '../derivation.ts';
import { grade } from '../grade.ts';
import { anyDataset } from '../random-dataset.fixture.ts';
import { personFields, unitFields } from './address.ts';
import { explainer } from './explain.ts';
import { NotForReader, selfReader } from './reader.ts';

const lines = (tree: Derivation): Derivation[] => [tree, ...tree.inputs.flatMap(lines)];

/** A formula of figures alone, worked out: 「(6 × 96.55 + 1 × 100) ÷ 7 = 97.04」 gives both sides. */
function bothSides(text: string): [number, number] | null {
  const match = /^([\d.\s()+−×÷]+) = (-?[\d.]+)$/.exec(text);
  if (!match) return null;
  const expression = match[1]!.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-');
  return [Function(`return ${expression}`)() as number, Number(match[2])];
}

describe('explain', () => {
  it('explains every number with the value that the result has, formulas that come out, and ids that differ', () => {
    fc.assert(
      fc.property(anyDataset, (dataset) => {
        const result = grade(dataset);
        const explain = explainer(dataset, result);
        const values = everyValue(dataset, result);
        const accuracy = 0.6 * 10 ** -Math.min(dataset.policy.rounding.scoreDecimals, 2);
        for (const [address, value] of values) {
          const tree = explain(address, 'full');
          expect(tree.id).toBe(address);
          expect(tree.value, address).toBe(value);
          for (const line of lines(tree)) {
            if (values.has(line.id)) expect(line.value, `${line.id} in ${address}`).toBe(values.get(line.id));
            const sides = line.formula && bothSides(line.formula.zh);
            for (const { zh } of line.formula ? [line.label, line.formula] : [line.label]) {
              expect(zh).not.toMatch(/\p{Script=Han}[,;:()]|[,;:()]\p{Script=Han}/u);
            }
            if (line.policyPath !== null) {
              expect(valueAt(dataset.policy, pathSteps(line.policyPath)), line.policyPath).toBeDefined();
            }
            if (sides) expect(Math.abs(sides[0] - sides[1]), line.formula!.zh).toBeLessThan(accuracy);
            const ids = line.inputs.map(({ id }) => id);
            expect(new Set(ids).size, `${line.id}: ${ids.join(' ')}`).toBe(ids.length);
          }
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('names nobody else to a person who reads the own result, and refuses what is not theirs', () => {
    fc.assert(
      fc.property(anyDataset, (dataset) => {
        const result = grade(dataset);
        const explain = explainer(dataset, result);
        for (const { id, appraisalUnit } of result.people) {
          const reader = selfReader(id);
          const trees = [
            ...personFields.map((field) => explain(`${id}.${field}`, reader)),
            ...unitFields.map((field) => explain(`${appraisalUnit}.${field}`, reader)),
          ];
          const named = new Set(JSON.stringify(trees).match(/P\d{3}/g) ?? []);
          named.delete(id);
          expect([...named]).toEqual([]);
        }
        const [first] = result.people;
        if (!first) return;
        for (const address of everyValue(dataset, result).keys()) {
          if (address.startsWith(`${first.id}.`) || address.startsWith(`${first.appraisalUnit}.`)) continue;
          expect(() => explain(address, selfReader(first.id))).toThrow(NotForReader);
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
