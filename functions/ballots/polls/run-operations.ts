import type { Implementation } from '#functions/platform/operation.ts';
import type { BallotsRepositories } from '../repositories.ts';
import { closePollOperation } from './close-poll.ts';
import { confirmPaperOperation, enterPaperOperation } from './enter-paper.ts';
import { handOutCardsOperation } from './hand-out-cards.ts';
import { liftGuessesOperation } from './lift-guesses.ts';
import { openCastingOperation } from './open-casting.ts';
import { openIssuingOperation } from './open-issuing.ts';
import { openPollOperation } from './open-poll.ts';
import { pausePollOperation, resumePollOperation } from './pause-poll.ts';
import { printCardsOperation } from './print-cards.ts';
import { publishPollOperation } from './publish-poll.ts';
import { readPublishedOperation } from './read-published.ts';
import { voidPollOperation } from './void-poll.ts';

/** Running a poll from its freezing to its result. */
export const runOperations: Implementation<BallotsRepositories>[] = [
  printCardsOperation,
  handOutCardsOperation,
  openIssuingOperation,
  openCastingOperation,
  openPollOperation,
  liftGuessesOperation,
  pausePollOperation,
  resumePollOperation,
  closePollOperation,
  publishPollOperation,
  voidPollOperation,
  enterPaperOperation,
  confirmPaperOperation,
  readPublishedOperation,
];
