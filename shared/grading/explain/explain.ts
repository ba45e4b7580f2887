import type { Dataset } from '#shared/dataset/schema.ts';
import type { Derivation } from '../derivation.ts';
import type { Result } from '../result.ts';
import {
  type Address,
  parseAddress,
  type PersonField,
  type PoolField,
  type UnitField,
  UnknownAddress,
} from './address.ts';
import { type Explainer, prepareExplainer, type View } from './explainer.ts';
import { explainAmount, explainHonour, explainProgression } from './honours.ts';
import { explainFund, explainFundAward, explainTotalRewards, explainUnitRewards } from './money.ts';
import { explainPersonOpinion, explainTeamOpinion } from './opinion.ts';
import { explainIndicator, explainPerformance } from './performance.ts';
import { explainGrade, explainOrder, explainPool } from './person-grade.ts';
import { explainDuty, explainPersonComposite, explainTeamPart } from './person-scores.ts';
import { explainAppraisalUnit, explainStatus } from './person-status.ts';
import { explainAwarded, explainParticipants, explainPlacesLeft, explainQuota } from './pool.ts';
import { NotForReader, type Reader, refuseOthers } from './reader.ts';
import { explainRecognition } from './recognition.ts';
import { explainTeamComposite, explainTeamGrade, explainTeamRank } from './team.ts';

/**
 * Why a number of a result is what it is (scoring.md §9): a tree from the number down to the ballots' counts, the
 * indicator's row and the article of the policy. A line that names another number of the result by its address and has
 * no lines below it can be asked for by that address.
 *
 * The value of a list (`awarded`, `recognition`) is the number of its people.
 * @param dataset the one the result was made from
 * @param address as in address.ts, e.g. `p13.composite`
 * @throws UnknownAddress; NotForReader where the reader may not ask for this number
 */
export function explain(dataset: Dataset, result: Result, address: string, reader: Reader): Derivation {
  return explainer(dataset, result)(address, reader);
}

/** The same for several numbers of one result: looks the dataset through once. */
export function explainer(dataset: Dataset, result: Result): (address: string, reader: Reader) => Derivation {
  const prepared = prepareExplainer(dataset, result);
  return (text, reader) => explainAddress(prepared, text, reader);
}

function explainAddress(prepared: Explainer, text: string, reader: Reader): Derivation {
  const address = permittedAddress(prepared, text, reader);
  return dispatch({ ...prepared, reader, isSelf: reader !== 'full' }, address);
}

/** To a person an address that does not exist is refused like one that is not theirs: neither tells who is there. */
function permittedAddress(prepared: Explainer, text: string, reader: Reader): Address {
  try {
    const address = parseAddress(text, prepared.index, prepared.result);
    refuseOthers(reader, address, prepared.result);
    return address;
  } catch (error) {
    throw reader !== 'full' && error instanceof UnknownAddress ? new NotForReader() : error;
  }
}

function dispatch(view: View, address: Address): Derivation {
  switch (address.kind) {
    case 'person':
      return ofPerson[address.field](view, address.id);
    case 'unit':
      return ofUnit[address.field](view, address.id);
    case 'indicator':
      return explainIndicator(view, address.id, address.indicator);
    case 'pool':
      return ofPool[address.field](view, address.id);
    case 'rewards':
      return address.unit === null ? explainTotalRewards(view) : explainUnitRewards(view, address.unit);
    case 'fund':
      return address.award ? explainFundAward(view, address.award.id, address.award.unit) : explainFund(view);
    case 'recognition':
      return explainRecognition(view, address.group, address.rank);
  }
}

type Explain = (view: View, id: string) => Derivation;

const ofPerson: Record<PersonField, Explain> = {
  status: explainStatus,
  appraisalUnit: explainAppraisalUnit,
  pool: explainPool,
  team: explainTeamPart,
  duty: explainDuty,
  opinion: explainPersonOpinion,
  composite: explainPersonComposite,
  order: explainOrder,
  grade: explainGrade,
  honour: explainHonour,
  amount: explainAmount,
  countsForProgression: explainProgression,
};

const ofUnit: Record<UnitField, Explain> = {
  performance: explainPerformance,
  opinion: explainTeamOpinion,
  composite: explainTeamComposite,
  rank: explainTeamRank,
  grade: explainTeamGrade,
};

const ofPool: Record<PoolField, Explain> = {
  participants: explainParticipants,
  quota: explainQuota,
  awarded: explainAwarded,
  placesLeft: explainPlacesLeft,
};
