/** What stands on the notice. Official papers are Chinese whatever the page's language. */

const howToVote = {
  central: [
    '听主持人宣布“开始领票”后，用手机扫卡上的二维码，或打开投票页输入 16 位卡号，领取选票。',
    '主持人宣布“开始投票”后，逐个选择等次；不了解的，选“不了解”。',
    '检查一遍，提交。页面显示“投票成功”和一串回执，可以抄下或截屏。',
    '没有手机的，向工作人员借用会场的平板或手机。',
  ],
  dispersed: [
    '在系统“我的测评票”里领取测评卡，或向工作人员领取纸质测评卡。一人一票，用后作废。',
    '用手机扫卡上的二维码，或打开投票页输入 16 位卡号，领取选票。',
    '逐个选择等次；不了解的，选“不了解”。',
    '在截止时间之前检查一遍，提交。页面显示“投票成功”和一串回执，可以抄下或截屏。',
    '领票之后不要更换手机或清除浏览器数据，否则这一票不能再投。',
  ],
} as const;

/** What is done with a card at the door: whoever is rated, too, has one of their own, with a stub that names them. */
const cardOf = {
  nobody: '签到，领取一张测评卡。卡不记名，一人一票，用后作废。',
  some: '签到，领取一张测评卡。卡不记名，一人一票，用后作废。本人也是评议对象的，领取副券上写有本人姓名的卡，撕下副券。',
  everybody: '签到，领取副券上写有本人姓名的测评卡，撕下副券。一人一票，用后作废。',
} as const;

/** @param voters `own`: they are a subject, too */
export function stepsOf(fillMode: keyof typeof howToVote, voters: readonly { own: boolean }[]): readonly string[] {
  if (fillMode === 'dispersed') return howToVote.dispersed;
  const own = voters.filter((voter) => voter.own).length;
  const card = cardOf[own === 0 ? 'nobody' : own === voters.length ? 'everybody' : 'some'];
  return [card, ...howToVote.central];
}

export const secrets = [
  '领票时，系统只在遮盖后的选票上签名，看不到选票上的号码；投票时，只看到号码，看不到是谁的卡。谁投了哪一票，主办单位和系统运营方都无法查出。',
  '系统不保存任何一张选票，只保存各等次的合计数；投票结束前，任何人看不到结果和已投票数。',
  '公布结果时一并公布全部回执，凭自己的回执可以查验这一票是否计入。评价不足规定票数的对象，不公布任何票数。',
] as const;
