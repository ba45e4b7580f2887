import type { Implementation } from '#functions/platform/operation.ts';
import type { BallotsRepositories } from '../repositories.ts';
import { guideSelfRatingOperation } from './guide-self-rating.ts';
import { listLeaderRatingsOperation } from './list-leader-ratings.ts';
import { listSelfRatingsOperation } from './list-self-ratings.ts';
import { readLeaderRatingsOperation } from './read-leader-ratings.ts';
import { readSelfRatingOperation } from './read-self-rating.ts';
import { saveLeaderRatingsOperation } from './save-leader-ratings.ts';
import { submitSelfRatingOperation } from './submit-self-rating.ts';

export const ratingOperations: Implementation<BallotsRepositories>[] = [
  readSelfRatingOperation,
  submitSelfRatingOperation,
  listSelfRatingsOperation,
  guideSelfRatingOperation,
  readLeaderRatingsOperation,
  saveLeaderRatingsOperation,
  listLeaderRatingsOperation,
];
