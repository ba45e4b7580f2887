import { accessOf } from '#shared/api/access.ts';
import { dayOf } from '#functions/platform/anchors.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { MailRefused } from '#functions/platform/mail.ts';
import type { JobContext, Work } from '#functions/platform/worker.ts';
import { type OpenCycle, readOpenCycles } from '../cycles.ts';
import { readInbox } from '../inbox.ts';
import type { MessagesRepositories } from '../repositories.ts';
import type { MailSettings } from '../repository.ts';
import { todosOf } from '../todos.ts';
import { type Digest, digestMail, mostLines } from './digest-mail.ts';
import { inTurns } from './in-turns.ts';
import { remind } from './remind.ts';

type DigestContext = JobContext<MessagesRepositories>;

/**
 * What a county's people are told once a day: a message where a last day is near, and a mail to who wants one. Repeated
 * after a crash, or done by two at once, it sends nobody a second mail: for which day somebody is sent one is written
 * down, conditioned on what was read, before it goes out. A crash just then costs that one mail; the next day's digest
 * holds the same and more. One that the mail server would not take now is taken back and tried again with the job.
 */
export const digest: Work<MessagesRepositories> = async (context) => {
  const { repositories, clock, mail, progress } = context;
  await progress(0, 2, 'reminders');
  const cycles = await readOpenCycles(repositories, null, clock);
  const reminders = await remind(context, cycles);
  await progress(1, 2, 'mail');
  if (!mail.enabled) return { reminders, sent: 0, refused: 0 };
  const outcome = await sendDigests(context, cycles);
  await progress(2, 2, 'mail');
  if (outcome.later > 0) throw new Refusal('busy', notTaken);
  return { reminders, sent: outcome.sent, refused: outcome.refused };
};

const notTaken = {
  zh: '邮件服务器暂时没有接收部分邮件。',
  en: 'The mail server did not take some of the mails for now.',
};

const sendDigests = async (
  context: DigestContext,
  cycles: readonly OpenCycle[],
): Promise<{ sent: number; refused: number; later: number }> => {
  const { repositories, job, progress } = context;
  const today = dayOf(new Date(job.at));
  const outcome = { sent: 0, refused: 0, later: 0 };
  const { name } = await repositories.profile.read();
  const waiting = (await repositories.messages.listMail()).filter(
    ({ email, frequency, sentFor }) => email !== null && frequency !== 'off' && (sentFor ?? '') < today,
  );
  await inTurns(waiting, async (settings) => {
    const digest = await digestOf(context, settings, cycles);
    if (digest) outcome[await sendOne(context, settings, { ...digest, county: name }, today)] += 1;
    await progress(1, 2, 'mail');
  });
  return outcome;
};

/** What there is for somebody now; undefined: nothing, or nothing that they want to be told. */
const digestOf = async (
  { repositories }: DigestContext,
  { user: id, frequency }: MailSettings,
  cycles: readonly OpenCycle[],
): Promise<Omit<Digest, 'county'> | undefined> => {
  const { users, messages } = repositories;
  const user = await users.readUser(id);
  if (!user || user.disabled) return undefined;
  const access = accessOf(user.roles);
  if (!access.has('message.read')) return undefined;
  const todos = (await todosOf(repositories, { user, access }, cycles)).filter(({ state }) => state !== 'blocked');
  if (frequency === 'late' && !todos.some(({ state }) => state === 'late')) return undefined;
  const marks = await messages.marksOf(id);
  const found = await readInbox(messages, user, marks, { unread: true, limit: mostLines + 1 });
  if (todos.length + found.length === 0) return undefined;
  return { name: user.name, todos, unread: found.slice(0, mostLines), isMoreUnread: found.length > mostLines };
};

const sendOne = async (
  { repositories: { messages }, mail, log }: DigestContext,
  { user, email, sentFor }: MailSettings,
  digest: Digest,
  today: string,
): Promise<'sent' | 'refused' | 'later'> => {
  try {
    await messages.markSent(user, sentFor, today);
  } catch (error) {
    // Another worker has this reader, or they have just turned it off.
    if (error instanceof ConditionFailed) return 'sent';
    throw error;
  }
  try {
    await mail.send(digestMail(digest, email!, mail.origin));
    return 'sent';
  } catch (error) {
    log.error('mail not sent', { user, error: error as Error });
    if (error instanceof MailRefused) return 'refused';
    await messages.markSent(user, today, sentFor);
    return 'later';
  }
};
