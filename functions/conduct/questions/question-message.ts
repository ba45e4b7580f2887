import type { Audience, Message } from '#functions/platform/messages.ts';

interface About {
  cycle: string;
  id: string;
  title: string;
  text: string;
  due: string;
}

const heads = {
  asked: { to: 'office', zh: '监督询问待答复', en: 'A question of the supervisor' },
  followUp: { to: 'office', zh: '监督询问有追问', en: 'The supervisor asks further' },
  closed: { to: 'office', zh: '监督询问已办结', en: 'A question was closed' },
  answered: { to: 'supervisor', zh: '监督询问已答复', en: 'A question was answered' },
} as const;

/** Tells the other side; what waits for an answer bears its last day. */
export function questionMessage(
  what: keyof typeof heads,
  { cycle, id, title, text, due }: About,
): Message & { audience: Audience } {
  const { to, zh, en } = heads[what];
  const shown = text.length > 120 ? `${text.slice(0, 120)}…` : text;
  return {
    audience: { to },
    topic: 'question',
    title: { zh: `${zh}：${title}`, en: `${en}: ${title}` },
    text: { zh: shown, en: shown },
    link: `/questions/${encodeURIComponent(cycle)}/${encodeURIComponent(id)}`,
    due: what === 'asked' || what === 'followUp' ? due : null,
  };
}
