import { asksSelf } from '#shared/appraisal/self-rating.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import type { SelfGradesDetail, SelfRatingDetail } from '#shared/ballots/ratings.ts';
import type { DetailChange } from '#functions/conduct/change.ts';
import type { DetailHead } from '#functions/conduct/repository.ts';
import { type CycleView, readOwnPlacement } from '#functions/conduct/view.ts';
import type { BallotsContext } from '../polls/poll-at.ts';

export type StoredSelfRating = SelfRatingDetail & DetailHead;
export const selfRatingKind = 'SELFRATING';
export const selfGradesKind = 'SELFGRADES';

export const noSelfRating = (person: string): SelfRatingDetail => ({ person, rating: null, earlier: [], guidance: [] });
/** Without what the item carries beside it. */
export const ratingContent = ({ person, rating, earlier, guidance }: SelfRatingDetail): SelfRatingDetail => ({
  ...{ person, rating, earlier, guidance },
});
/** `0` where there is none yet. */
export const versionOf = (detail: DetailHead | undefined): string => String(detail?.version ?? 0);

export interface OwnSelfRating {
  person: Appraised;
  asked: boolean;
  detail: StoredSelfRating | undefined;
}

/** The actor's own, in the unit that appraises them; undefined for who is not among the cycle's people. */
export async function readOwnSelfRating(context: BallotsContext, view: CycleView): Promise<OwnSelfRating | undefined> {
  const own = await readOwnPlacement(context, view);
  if (!own) return undefined;
  const { appraised: person } = own;
  const detail = await readSelfRating(context, view.id, person.unit, person.id);
  return { person, asked: asksSelf(view.policy, person), detail };
}

export const readSelfRating = (
  { repositories: { conduct } }: BallotsContext,
  cycle: string,
  unit: string,
  id: string,
) => conduct.readDetail<SelfRatingDetail>(cycle, unit, selfRatingKind, id);

/** The grade among those of the unit, for grading; it is taken from another unit's, where that appraised them before. */
export async function gradeChanges(
  { repositories: { conduct } }: BallotsContext,
  { cycle, unit, person }: { cycle: string; unit: string; person: string },
  grade: SelfGradesDetail['grades'][string],
): Promise<DetailChange[]> {
  const all = await conduct.listDetails<SelfGradesDetail>(cycle, null, selfGradesKind);
  const before = all.find(({ id }) => id === unit) ?? null;
  const change = (of: string, stored: (SelfGradesDetail & DetailHead) | null, grades: SelfGradesDetail['grades']) => ({
    ...{ kind: selfGradesKind, id: of, before: stored, content: { grades } },
  });
  return [
    change(unit, before, { ...before?.grades, [person]: grade }),
    ...all
      .filter(({ id, grades }) => id !== unit && person in grades)
      .map((stored) => {
        const { [person]: _moved, ...grades } = stored.grades;
        return change(stored.id, stored, grades);
      }),
  ];
}
