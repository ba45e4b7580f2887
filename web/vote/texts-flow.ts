/** From opening the page to the receipt. */
export const flowTexts = {
  vote: ['民主测评', 'Democratic assessment'],
  otherLanguage: ['English', '中文'],
  version: ['本页版本 {version}', 'Version of this page {version}'],
  dryRun: [
    '模拟测试：本次投票只供练习，不作为考核依据。',
    'Trial run: these votes are for practice and count for nothing.',
  ],
  loading: ['正在打开测评……', 'Opening the assessment…'],
  retrying: [
    '网络不通，正在重试（第 {n} 次）。请不要关闭本页。',
    'No connection; trying again ({n}). Please keep this page open.',
  ],
  offline: [
    '手机没有联网。连上网络后会自动继续，已填的内容不会丢失。',
    'The device is offline. It goes on by itself once there is a network; nothing you filled in is lost.',
  ],

  // opening
  noLink: ['请扫描测评卡上的二维码', 'Please scan the code on your card'],
  noLinkMore: [
    '本页要从测评卡或会议通知上的二维码打开。请用手机自带的相机或微信“扫一扫”扫描二维码；没有卡的，请向会议工作人员领取。',
    'This page opens from the QR code on your assessment card or on the notice. Scan it with the camera of your phone; if you have no card, ask the staff of the meeting.',
  ],
  secretTitle: ['您的票是保密的', 'Your ballot is secret'],
  secretWho: [
    '票上没有您的姓名。系统只知道哪些测评卡领过票，不知道哪张票是谁投的；主持人、组织人事部门和系统管理人员都查不到。',
    'Your name is not on the ballot. The service knows which cards were used, but not whose ballot is whose; neither the chair, nor the personnel office, nor those who run the service can find out.',
  ],
  secretHow: [
    '领票和投票分两步：领票时系统盖章却看不到票的内容，投票时系统只认章、不问卡。系统只累计票数，不保存单张票。',
    'There are two steps: to issue a ballot paper the service stamps it without seeing it; to count a ballot it checks the stamp and asks for no card. Only totals are kept, never a single ballot.',
  ],
  secretFew: [
    '某个对象收到的有效评价不足 {n} 份时，其结果不公布，防止猜出是谁投的。',
    'Where fewer than {n} grades were given to somebody, their result is not published, so that nobody can guess.',
  ],
  secretPeers: [
    '互相评价时，每人不评自己。如果只有您一人对所有人都选同一个等次，别人可能从结果推断出是您。',
    'Where people rate each other, nobody rates themself. If you alone give everybody the same grade, the results may show that it was you.',
  ],
  secretComments: [
    '文字意见单独存放、打乱次序。请不要写能认出您本人的话。',
    'Comments are kept apart and shuffled. Write nothing that you could be recognised by.',
  ],
  fingerprint: ['公钥指纹', 'Fingerprint of the key'],
  fingerprintMore: [
    '与公告、会场大屏幕上的 16 个字符一致才是本次测评；不一致的，请不要投票，马上告诉主持人。',
    'It is this assessment if the notice and the screen in the room show the same 16 characters. If not, do not vote; tell the chair at once.',
  ],
  cardRead: ['已读取测评卡，尾号 {tail}。', 'Your card was read; it ends in {tail}.'],
  useOther: ['不是这张卡', 'Not this card'],
  begin: ['开始', 'Begin'],
  waitIssue: [
    '还没有开始领票。主持人宣布后，本页会自动更新，请稍候。',
    'Ballot papers are not being issued yet. This page goes on by itself once they are; please wait.',
  ],

  // card
  codeTitle: ['输入卡号', 'Type the code of your card'],
  codeLabel: ['测评卡上的 16 位卡号', 'The 16 characters on your card'],
  codeHint: ['不分大小写，横线和空格可以不填。', 'Capitals, hyphens and spaces make no difference.'],
  codeCount: ['已输入 {n}/16 位', '{n} of 16 characters'],
  codeShort: ['卡号应为 16 位，请对照卡片检查。', 'The code has 16 characters; please compare it with your card.'],
  codeGo: ['领票', 'Get my ballot paper'],
  checking: ['正在核对测评卡……', 'Checking the card…'],
  collecting: ['正在领票……', 'Getting your ballot paper…'],
  collectingMore: ['请不要关闭本页，通常只要几秒钟。', 'Please keep this page open; it takes a few seconds.'],

  // filling in
  gotIt: [
    '票已领到，等主持人宣布开始投票。您可以先填好，本页会自动更新。',
    'You have your ballot paper. Wait for the chair to open the vote; you can fill it in now, and this page goes on by itself.',
  ],
  progress: ['第 {n} 个，共 {all} 个', '{n} of {all}'],
  progressDone: ['已填 {done}/{all}', '{done} of {all} done'],
  sheetTitle: ['填写测评票', 'Fill in the ballot paper'],
  overall: ['总体评价', 'Overall'],
  team: ['领导班子', 'Leading team'],
  abstain: ['不了解', 'Don’t know'],
  nominate: ['推荐为优秀等次人选', 'Nominate for the grade “excellent”'],
  comment: ['文字意见（可不填）', 'Comment (optional)'],
  commentRequired: ['文字意见（必填）', 'Comment (required)'],
  commentWhen: ['选择“{grades}”的，须写明理由。', 'Say why, if you choose “{grades}”.'],
  commentCount: ['{n}/{max} 字', '{n} of {max} characters'],
  commentLong: ['超出 {n} 字，请删减。', '{n} characters too many.'],
  back: ['上一个', 'Back'],
  next: ['下一个', 'Next'],
  toReview: ['核对选票', 'Review'],

  // review
  reviewTitle: ['核对选票', 'Review your ballot'],
  reviewMore: ['投出后不能修改，也不能撤回。', 'Once cast, a ballot cannot be changed or taken back.'],
  noMark: ['未填', 'not filled in'],
  missing: ['未填完', 'Not complete'],
  missingComment: ['缺文字意见', 'Comment missing'],
  change: ['修改', 'Change'],
  changeOf: ['修改：{name}', 'Change: {name}'],
  nominated: ['推荐优秀', 'Nominated'],
  stillMissing: ['还有 {n} 个对象没有填完。', '{n} not complete yet.'],
  fillMissing: ['去补填', 'Complete them'],
  tooMuchText: ['文字意见合计过长，请删减后再投票。', 'The comments are too long together; please shorten them.'],
  cast: ['投票', 'Cast my ballot'],
  paused: [
    '测评已暂停，暂时不能领票和投票。您填的内容不会丢失，恢复后本页会自动更新。',
    'The assessment is paused: nothing is issued or cast. What you filled in is kept, and this page goes on by itself.',
  ],
  pausedWait: ['测评已暂停，请稍候', 'Paused: please wait'],
  castWait: ['等主持人宣布开始投票', 'Wait for the chair to open the vote'],

  // casting
  castingTitle: ['正在投票', 'Casting'],
  castingMore: ['请不要关闭本页。', 'Please keep this page open.'],
  castProgress: ['已投 {n} 张，共 {all} 张', '{n} of {all} cast'],
  castLeft: ['大约还要 {n} 秒。', 'About {n} seconds more.'],

  // other card
  otherCard: ['这台设备上还有一张没投完的票', 'There is an unfinished ballot on this device'],
  otherCardMore: [
    '它属于另一张测评卡。如果是您的，请继续投完；如果是别人的，请交给本人处理，或询问会议工作人员。换卡后，那张票就不能再投。',
    'It belongs to another card. If it is yours, finish it; if it is somebody else’s, let them do so or ask the staff. Once you use a new card here, that ballot cannot be cast any more.',
  ],
  goOn: ['继续那张票', 'Finish that ballot'],
  dropIt: ['放弃那张票，用新卡', 'Give it up and use my card'],
} as const;
