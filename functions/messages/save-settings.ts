import { saveMailSettings } from '#shared/api/messages.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { MessagesRepositories } from './repositories.ts';

/** The reader's own preference, which changes nothing for anybody else: no event of a record tells of it. */
export const saveSettingsOperation = implement(
  saveMailSettings,
  async ({ email, frequency }, { actor, repositories: { messages } }: Context<MessagesRepositories>) => {
    if (email === null && frequency !== 'off')
      throw new Refusal('invalid-input', undefined, {
        problems: [{ path: 'email', code: 'required', message: required }],
      });
    await messages.saveMail(actor.user.id, { email, frequency });
    return {};
  },
);

const required = { zh: '请填写邮箱，才能接收邮件提醒。', en: 'An address is needed to be told by e-mail.' };
