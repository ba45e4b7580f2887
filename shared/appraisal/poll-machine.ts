import type { PollState } from '#shared/ballots/poll.ts';
import { type Action, machine, type Need } from './machine.ts';

/** What a step of a poll is judged by. */
export interface PollFacts {
  isPaper: boolean;
  isDispersed: boolean;
  /** whoever watches over it has it stand still (B-139) */
  isPaused: boolean;
  /** of a poll that is filled in dispersed: nothing is counted any more, though nobody has closed it yet */
  isTimeUp: boolean;
  /** keys still to be made */
  keysMissing: number;
  /** the item of the agenda before the assessment has ended, or no meeting is asked for */
  afterReports: boolean;
  /** of a peer rating: on record, or not asked for (B-150) */
  lifeMeeting: boolean;
  /** papers issued or, of a bundle, handed out, and people who may have one: who checked in, where only they vote */
  issued: number;
  mayVote: number;
  /** no more papers were issued than cards given out in voters' names, where that is asked for */
  inNames: boolean;
  cards: number;
  /** of paper */
  isComplete: boolean;
  isPlausible: boolean;
  isSecondPerson: boolean;
  /** cast ≤ issued ≤ cards in every box, and every subject's counts add up */
  isConsistent: boolean;
  hasTurnout: boolean;
  /** it rates nobody of the ordinary staff, or it is in their tally and that is signed, or no signature is asked for */
  staffSigned: boolean;
}

const charge = ['conduct.group', 'conduct.plan', 'conduct.unit', 'conduct.staff'] as const;

const need = (
  code: string,
  zh: string,
  en: string,
  holds: (facts: PollFacts) => boolean,
  field?: string,
): Need<PollFacts> => ({
  ...{ code, text: { zh, en }, holds },
  ...(field !== undefined && { field }),
});

const electronic = need(
  'paper',
  '纸质测评没有此步骤。',
  'Polls on paper have no such step.',
  ({ isPaper }) => !isPaper,
);
const afterReports = need(
  'reports-first',
  '口头述职尚未结束，不能开始测评。',
  'The oral reports have not ended yet.',
  (facts) => facts.afterReports,
  'ballots.mass.afterReport',
);
const lifeMeeting = need(
  'life-meeting',
  '尚未登记民主生活会，不能开始班子互评。',
  "The team's democratic life meeting is not on record yet.",
  (facts) => facts.lifeMeeting,
  'ballots.peer.meetingRequired',
);
const central = need(
  'dispersed',
  '分散填写的测评用“开放填写”。',
  'A poll that is filled in dispersed is opened at once.',
  ({ isDispersed }) => !isDispersed,
  'ballots.fillMode',
);
const plausible = need(
  'implausible',
  '票数有误：每人每项各等次之和不得超过有效票数，无效票数和空白票数不得超过收回票数，收回票数不得超过发出票数，发出票数不得超过应参加人数。',
  'The counts cannot be: an item sums to more than the valid ballots, more are invalid or blank than came back, more came back than went out, or more went out than people may vote.',
  (facts) => facts.isPlausible,
);

const running = need(
  'paused',
  '测评已暂停，恢复后才能继续。',
  'The poll is paused; it goes on once that is lifted.',
  ({ isPaused }) => !isPaused,
);

const above = ['conduct.plan', 'conduct.lead'] as const;

const action = (
  zh: string,
  en: string,
  from: readonly PollState[],
  to: PollState | null,
  event: string,
  needs: readonly Need<PollFacts>[],
  by: Action<PollState, PollFacts>['by'] = charge,
): Action<PollState, PollFacts> => ({ label: { zh, en }, from, to, by, needs, event: `poll.${event}` });

/** A poll from its boxes to its result (ballots.md). What was frozen is never changed: it is voided and made anew. */
export const pollMachine = machine({
  id: 'poll',
  title: { zh: '民主测评', en: 'Democratic assessment' },
  rules: ['A-44', 'A-51', 'A-59', 'B-138', 'B-139', 'B-142', 'B-145', 'B-150', 'Q-21', 'Q-57'],
  states: {
    preparing: { zh: '准备中', en: 'being prepared' },
    frozen: { zh: '已封存', en: 'frozen' },
    issuing: { zh: '领票中', en: 'issuing papers' },
    casting: { zh: '投票中', en: 'casting' },
    open: { zh: '填写中', en: 'open' },
    closing: { zh: '计票中', en: 'being counted' },
    closed: { zh: '已计票', en: 'counted' },
    published: { zh: '已公布', en: 'published' },
    voided: { zh: '已作废', en: 'void' },
  } satisfies Record<PollState, unknown>,
  initial: 'preparing',
  actions: {
    freeze: action('封存', 'freeze', ['preparing'], 'frozen', 'frozen', [
      electronic,
      need('keys', '密钥尚未生成完毕。', 'Its keys are not all made yet.', ({ keysMissing }) => keysMissing === 0),
    ]),
    openIssuing: action('开始领票', 'open issuing', ['frozen'], 'issuing', 'issuing-opened', [
      central,
      afterReports,
      lifeMeeting,
      need('no-cards', '尚未印制或发出测评卡。', 'There are no cards yet.', ({ cards }) => cards > 0),
    ]),
    openCasting: action('开始投票', 'open casting', ['issuing'], 'casting', 'casting-opened', [
      running,
      need('none-issued', '还没有人领票。', 'Nobody has a paper yet.', ({ issued }) => issued > 0),
      need(
        'more-than-present',
        '已领票数超过可参加投票的人数，请核对签到；确有多领的，应宣布作废后重新测评。',
        'More papers were issued than people may vote: check who is there, or void the poll and hold it anew.',
        ({ issued, mayVote }) => issued <= mayVote,
        'ballots.onlyCheckedIn',
      ),
      need(
        'not-in-names',
        '已领票数超过登记发出的测评卡数。请把测评卡发给了谁逐一登记；说不清给了谁的，应宣布作废后重新测评。',
        'More papers were issued than cards are noted as given out: note who was handed one, or void the poll where nobody can say.',
        (facts) => facts.inNames,
        'ballots.cards.inNames',
      ),
    ]),
    open: action('开放填写', 'open', ['frozen'], 'open', 'opened', [
      need(
        'central',
        '集中填写的测评先领票、后投票。',
        'A poll in the room issues papers first.',
        ({ isDispersed }) => isDispersed,
        'ballots.fillMode',
      ),
      afterReports,
      lifeMeeting,
    ]),
    close: action('结束投票', 'close', ['casting', 'open'], 'closing', 'closing', [running]),
    counted: action('计票', 'count', ['closing'], 'closed', 'closed', []),
    enterPaper: action('录入纸质计票', 'enter paper counts', ['preparing'], 'preparing', 'paper-entered', [
      need(
        'electronic',
        '电子测评不录入纸质计票。',
        'An electronic poll has no paper counts.',
        ({ isPaper }) => isPaper,
      ),
      plausible,
    ]),
    confirmPaper: action('复核确认', 'confirm', ['preparing'], 'closed', 'paper-confirmed', [
      need(
        'electronic',
        '电子测评不录入纸质计票。',
        'An electronic poll has no paper counts.',
        ({ isPaper }) => isPaper,
      ),
      need('incomplete', '计票尚未录入完整。', 'The counts are not complete.', ({ isComplete }) => isComplete),
      plausible,
      afterReports,
      lifeMeeting,
      need(
        'more-than-present',
        '发出票数超过可参加投票的人数，请核对签到；确有多发的，应宣布作废后重新测评。',
        'More papers went out than people may vote: check who is there, or void the poll and hold it anew.',
        ({ issued, mayVote }) => issued <= mayVote,
        'ballots.onlyCheckedIn',
      ),
      need(
        'second-person',
        '录入和复核须由两人分别进行。',
        'Somebody else than the one who entered the counts has to confirm them.',
        ({ isSecondPerson }) => isSecondPerson,
      ),
    ]),
    publish: action('公布结果', 'publish', ['closed'], 'published', 'published', [
      need(
        'inconsistent',
        '票数不符：投票数不得超过领票数，领票数不得超过卡数，每人每项之和须等于投票数。',
        'The counts do not agree: cast ≤ issued ≤ cards, and every item sums to the ballots cast.',
        ({ isConsistent }) => isConsistent,
      ),
      need(
        'turnout',
        '投票率未达到规定，应重新测评。',
        'Too few voted: the poll has to be repeated.',
        ({ hasTurnout }) => hasTurnout,
        'ballots.minTurnout',
      ),
      need(
        'staff-unsigned',
        '测评对象中有一般干部职工：本测评须先列入职工评议情况汇总表，由须签署的成员全部签署后才能公布。',
        'It rates ordinary staff: it has to be in their tally, signed by every member, before it is published.',
        ({ staffSigned }) => staffSigned,
        'ballots.summarySigned',
      ),
    ]),
    void: action(
      '作废',
      'void',
      ['preparing', 'frozen', 'issuing', 'casting', 'open', 'closed', 'published'],
      'voided',
      'voided',
      [],
      above,
    ),
    pause: action(
      '暂停',
      'pause',
      ['issuing', 'casting', 'open'],
      null,
      'paused',
      [
        need('already-paused', '测评已经暂停。', 'It is paused already.', ({ isPaused }) => !isPaused),
        need(
          'time-is-up',
          '填写时间已到，不再收票，无须暂停；请计票，或者宣布作废。',
          'Its time is up and no ballot is counted any more: count it, or void it.',
          ({ isTimeUp }) => !isTimeUp,
          'ballots.windowHours',
        ),
      ],
      above,
    ),
    resume: action(
      '恢复',
      'go on',
      ['issuing', 'casting', 'open'],
      null,
      'resumed',
      [need('not-paused', '测评没有暂停。', 'It is not paused.', ({ isPaused }) => isPaused)],
      above,
    ),
  },
});
