import type { Operation } from '#shared/api/operation.ts';

export interface Route {
  operation: Operation;
  parameters: Record<string, string>;
}

export type Found = { route: Route } | { otherMethods: string[] } | undefined;

/** The contract's paths as an HTTP API matches them: a fixed segment before a parameter, whole segments only. */
export const routeTable = (operations: readonly Operation[]) => {
  const entries = operations.map((operation) => ({ operation, segments: operation.path.split('/') }));
  return (method: string, path: string): Found => {
    const given = path.split('/');
    const matching = entries
      .filter(({ segments }) => segments.length === given.length && segments.every((s, i) => fits(s, given[i]!)))
      .sort((a, b) => specificity(a.segments, b.segments));
    const found = matching.find(({ operation }) => operation.method === method);
    if (!found) return matching.length > 0 ? { otherMethods: matching.map((m) => m.operation.method) } : undefined;
    const parameters = Object.fromEntries(
      found.segments.flatMap((s, i) => (isParameter(s) ? [[s.slice(1, -1), decodeURIComponent(given[i]!)]] : [])),
    );
    return { route: { operation: found.operation, parameters } };
  };
};

const isParameter = (segment: string): boolean => segment.startsWith('{');

const fits = (segment: string, given: string): boolean => (isParameter(segment) ? given !== '' : segment === given);

const specificity = (a: readonly string[], b: readonly string[]): number => {
  const first = a.findIndex((segment, i) => isParameter(segment) !== isParameter(b[i]!));
  return first === -1 ? 0 : isParameter(a[first]!) ? 1 : -1;
};
