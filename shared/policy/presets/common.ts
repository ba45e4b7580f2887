import type { Preset } from './preset.ts';

type Input = Preset['policy'];

/** 100/80/60/40 for the four grades of each scale: ours. */
export const scales: Input['opinion']['scales'] = {
  team: { good: 100, fairlyGood: 80, average: 60, poor: 40 },
  person: { excellent: 100, competent: 80, basicallyCompetent: 60, incompetent: 40 },
  self: { excellent: 100, good: 80, average: 60, poor: 40 },
};

/** Thresholds of the grades: ours; the sources give none. */
export const bands: Input['grading']['bands'] = {
  team: { good: 90, fairlyGood: 75, average: 60 },
  person: { excellent: 85, competent: 70, basicallyCompetent: 60 },
};

/** A category whose performance is one score that comes from outside. */
export function scored(id: string, label: string, indicator: string, provider: string): Input['categories'][number] {
  return {
    id,
    label,
    totalPoints: 100,
    sections: [
      {
        id: 'performance',
        label: '工作实绩',
        points: 100,
        indicators: [{ id: indicator, label: '实绩考评', points: 100, method: 'manual', provider }],
      },
    ],
  };
}

/** No winners, no elimination: where a source knows none. */
export const noContest: NonNullable<Input['consequences']> = {
  winners: { topPerCategory: 0, principalPriority: false, extraExcellent: 0 },
  eliminated: { bottomPerCategory: 0, cancelExcellent: false },
};
