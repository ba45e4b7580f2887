/** What can go wrong, and what to do about it. */
export const troubleTexts = {
  troubleTitle: ['现在不能继续', 'This cannot go on'],
  again: ['再试一次', 'Try again'],
  badLink: [
    '这个二维码无效或已过期。请核对是否扫描了本次会议的二维码，或询问会议工作人员。',
    'This code is not valid, or no longer. Make sure that you scanned the one of this meeting, or ask the staff.',
  ],
  wrongKey: [
    '本页收到的票箱与二维码上的不一致，为保护您的投票秘密，已停止。请不要继续投票，并把这句话告诉会议主持人。',
    'The ballot box is not the one in your code. To protect your secret the page has stopped. Please do not vote, and tell the chair of the meeting.',
  ],
  badSignature: [
    '领到的票没有盖对章，为保护您的投票秘密，已停止。请告诉会议主持人。',
    'The ballot paper was not stamped with the right key. To protect your secret the page has stopped. Please tell the chair.',
  ],
  wrongCode: [
    '没有这个卡号的测评卡。请对照卡片重新输入，特别是字母和数字。',
    'There is no card with this code. Please compare it with your card, letters and figures alike.',
  ],
  cardVoid: ['这张测评卡已作废。请向会议工作人员换领。', 'This card is void. Please ask the staff for another one.'],
  cardUsed: [
    '这张测评卡已经领过票，一卡只能领一次。您已经投过票的，不用再投；在另一部手机上领的，请用那部手机继续；不是您领的，请马上告诉会议主持人。',
    'A ballot paper was already issued for this card, and a card is good for one. If you have voted, there is nothing more to do; if you took the paper on another phone, go on there; if it was not you, tell the chair at once.',
  ],
  issueOver: ['领票已经结束，不能再领票。', 'Ballot papers are no longer issued.'],
  over: ['投票已经结束。', 'Voting is over.'],
  overMore: [
    '结果公布后，用同一个二维码打开本页，可以查看结果、核对回执。',
    'Once the result is published, the same code opens it here, and you can look up your receipt.',
  ],
  tooLate: ['投票已经结束，这张票没有计入。', 'Voting is over; this ballot was not counted.'],
  tooLatePartly: [
    '投票已经结束。下面的票已经计入，其余的没有计入。',
    'Voting is over. The ballots below were counted, the others were not.',
  ],
  pausedCard: [
    '测评已暂停，暂时不能领票。测评卡没有用掉，恢复后本页会自动继续。',
    'The assessment is paused and no ballot papers are issued. Your card stays good, and this page goes on by itself.',
  ],
  pausedCast: [
    '测评已暂停，这张票还没有计入。您填的票保存在这台设备上，恢复后本页会自动继续投票。',
    'The assessment is paused and this ballot is not counted yet. It is kept on this device, and this page casts it by itself once it goes on.',
  ],
  castNotYet: [
    '现在还不能投票，请等主持人宣布。您填的票保存在这台设备上。',
    'Ballots are not taken now; wait for the chair. Yours is kept on this device.',
  ],
  castRefused: [
    '系统没有接受这张票，还没有计入。票还在这台设备上，请再试一次；仍然不行的，请不要关闭本页，告诉会议工作人员。',
    'The service did not accept this ballot, and it is not counted yet. It is still on this device: try again; if that fails, keep this page open and tell the staff.',
  ],
  voided: [
    '本次测评已作废，所投的票都不算数。如有重新测评，请等会议通知。',
    'This assessment was declared void; its ballots do not count. If it is held again you will be told.',
  ],
  storageRefused: [
    '浏览器不允许保存数据，现在领票可能会丢票，所以没有领票。请关闭“无痕浏览”，或换一个浏览器（手机自带浏览器即可），再扫码打开。测评卡仍然有效。',
    'The browser keeps nothing, and a ballot paper could get lost, so none was asked for. Leave the private window or use another browser, and scan the code again. Your card is still good.',
  ],
  storageFull: [
    '浏览器无法保存刚才的修改，请不要关闭本页。',
    'The browser could not save this change; please keep the page open.',
  ],
  refused: ['{said}', '{said}'],
} as const;
