import type { Draws } from './random.ts';

/** Names of people who do not exist: a common surname and given names put together by draws. */

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万',
];
const rareSurnames = ['欧阳', '上官', '司徒', '诸葛', '尉迟'];
const men = [...'伟强磊军勇杰涛明超辉刚平鹏波斌宇浩凯健俊帆旭宁峰林坤志文建国新海庆永成'];
const women = [...'芳娜敏静丽艳娟霞秀英玲桂兰洁梅琳雪萍红倩颖慧欣怡晓婷燕玉春月淑云珍莉璐'];

export function madeUpName(draws: Draws): string {
  const surname = draws.chance(0.01) ? draws.pick(rareSurnames) : draws.pick(surnames);
  const given = draws.chance(0.6) ? men : women;
  return surname + draws.pick(given) + (draws.chance(0.72) ? draws.pick(given) : '');
}

/** So many different names. */
export function madeUpNames(draws: Draws, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(madeUpName(draws));
  return [...names];
}
