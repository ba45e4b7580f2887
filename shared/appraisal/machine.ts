import type { Permission } from '#shared/api/access.ts';
import type { Bilingual, Problem } from '#shared/problem.ts';

/**
 * A state machine as data: the states something goes through, who may move it, what must hold, and which event the
 * record keeps. Operations move things through `move` alone, and the page of the docs is drawn from the same data.
 */
export interface Machine<S extends string = string, A extends string = string, F = never> {
  /** names it in docs and tests */
  id: string;
  title: Bilingual;
  /** rows of the requirements that it comes from, e.g. `A-10` */
  rules: readonly string[];
  states: Readonly<Record<S, Bilingual>>;
  initial: S;
  actions: Readonly<Record<A, Action<S, F>>>;
}

export interface Action<S extends string = string, F = never> {
  label: Bilingual;
  from: readonly S[];
  /** null: it stays in the state that it is in */
  to: S | null;
  /** any of these permissions, in the scope of what is moved */
  by: readonly Permission[];
  needs: readonly Need<F>[];
  /** the type of the audit event */
  event: string;
}

/** What must hold before an action; `field` is the policy's field that asks for it. */
export interface Need<F> {
  code: string;
  text: Bilingual;
  field?: string;
  holds(facts: F): boolean;
}

/** Calls are marked pure, so that a function that reads the states alone is bundled without the machine. */
export const machine = <S extends string, A extends string, F>(m: Machine<S, A, F>): Machine<S, A, F> => m;

export type Moved<S extends string> =
  | { ok: true; to: S; event: string }
  /** `policyField` of the first need that does not hold and names one */
  | { ok: false; problems: Problem[]; policyField?: string };

/**
 * Where an action leads from a state, or every reason why it does not: the wrong state alone (`wrong-state`), or the
 * needs that do not hold, each with its code.
 */
export function move<S extends string, A extends string, F>(
  { states, actions }: Machine<S, A, F>,
  state: S,
  name: A,
  facts: F,
): Moved<S> {
  const action = actions[name];
  if (!action.from.includes(state)) {
    const from = action.from.map((s) => states[s]);
    const message = {
      zh: `当前状态为“${states[state].zh}”，不能“${action.label.zh}”；须为“${from.map(({ zh }) => zh).join('”或“')}”。`,
      en: `It is ${states[state].en}; “${action.label.en}” needs it to be ${from.map(({ en }) => en).join(' or ')}.`,
    };
    return { ok: false, problems: [{ path: 'state', code: 'wrong-state', message }] };
  }
  const failing = action.needs.filter((need) => !need.holds(facts));
  if (failing.length === 0) return { ok: true, to: action.to ?? state, event: action.event };
  const policyField = failing.find(({ field }) => field !== undefined)?.field;
  return {
    ok: false,
    problems: failing.map(({ code, text }) => ({ path: '', code, message: text })),
    ...(policyField !== undefined && { policyField }),
  };
}
