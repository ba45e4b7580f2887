import type { ReportKind } from '#shared/appraisal/report-text.ts';
import { teamSubject } from '#shared/appraisal/report-text.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Audience, Message } from '#functions/platform/messages.ts';

type Sent = Message & { audience: Audience };

const topic = 'report';
const link = (cycle: string, unit: string, subject: string): string =>
  `/cycles/${[cycle, 'reports', unit, subject].map(encodeURIComponent).join('/')}`;

/** The group learns of a team's summary; of personal reports it sees how many there are. */
export const submittedMessages = (sent: {
  cycle: string;
  unit: Unit;
  kind: ReportKind;
  number: number;
  late: boolean;
}): Sent[] => {
  const { cycle, unit, kind, number, late } = sent;
  if (kind !== 'team') return [];
  const [again, after] = [number > 1, late];
  return [
    {
      audience: { to: 'group', group: unit.group },
      topic,
      title: { zh: `${unit.name}提交了班子总结`, en: `${unit.name} has submitted its team summary` },
      text: {
        zh: `领导班子工作总结已${again ? '重新' : ''}提交${after ? '（逾期）' : ''}，请审阅。`,
        en: `The team summary was submitted${again ? ' again' : ''}${after ? ' (late)' : ''}: please read it.`,
      },
      link: link(cycle, unit.id, teamSubject),
      due: null,
    },
  ];
};

/** The author learns that a report came back; the remarks stand on its page alone. */
export const returnedMessage = (sent: {
  cycle: string;
  unit: Unit;
  subject: string;
  home: string | null;
  due: string | null;
}): Sent => {
  const { cycle, unit, subject, home, due } = sent;
  const isTeam = subject === teamSubject;
  return {
    audience: isTeam ? { to: 'unit', unit: unit.id } : { to: 'person', unit: home ?? unit.id, person: subject },
    topic,
    title: isTeam
      ? { zh: '班子总结被退回修改', en: 'The team summary was returned' }
      : { zh: '您的述职报告被退回修改', en: 'Your report was returned' },
    text: {
      zh: '请按退回意见修改后重新提交。',
      en: 'Please change it as the remarks say and submit it again.',
    },
    link: link(cycle, unit.id, subject),
    due,
  };
};

export const reminderMessage = (sent: {
  cycle: string;
  unit: Unit;
  subject: string;
  home: string;
  due: string | null;
}): Sent => ({
  audience: { to: 'person', unit: sent.home, person: sent.subject },
  topic,
  title: { zh: '请提交述职报告', en: 'Your report is missing' },
  text: {
    zh: `${sent.unit.name}提醒您撰写并提交述德述职述廉报告${sent.due === null ? '' : `，期限为 ${sent.due}`}。`,
    en: `${sent.unit.name} reminds you to write and submit your report${sent.due === null ? '' : ` by ${sent.due}`}.`,
  },
  link: link(sent.cycle, sent.unit.id, sent.subject),
  due: sent.due,
});
