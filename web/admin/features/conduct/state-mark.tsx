import type { StepState } from '#shared/appraisal/step.ts';

/** A state's shape: told apart without colour, on paper too. */
export function StateMark({ state }: { state: StepState }) {
  return (
    <svg className={`kp-mark kp-mark-${state}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {shapes[state]}
    </svg>
  );
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6 } as const;

const shapes: Readonly<Record<StepState, React.ReactNode>> = {
  done: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.6 8.2 7 10.6l4.4-4.8" fill="none" stroke="#fff" strokeWidth="1.8" />
    </>
  ),
  late: (
    <>
      <path d="M8 1 15.4 14.5H.6Z" fill="currentColor" />
      <path d="M8 5.6v4.2M8 11.4v1.5" stroke="#fff" strokeWidth="1.7" />
    </>
  ),
  blocked: (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" {...line} />
      <path d="M4.4 8h7.2" {...line} strokeWidth="2.2" />
    </>
  ),
  open: (
    <>
      <circle cx="8" cy="8" r="6.2" {...line} />
      <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4Z" fill="currentColor" />
    </>
  ),
  notYet: <circle cx="8" cy="8" r="6.2" {...line} strokeDasharray="2 2.4" />,
  notApplicable: <path d="M4 8h8" {...line} />,
};
