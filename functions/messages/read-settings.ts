import { readMailSettings } from '#shared/api/messages.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { MessagesRepositories } from './repositories.ts';

export const readSettingsOperation = implement(
  readMailSettings,
  async (_, { actor, mail, repositories: { messages } }: Context<MessagesRepositories>) => {
    const { email = null, frequency = 'off' } = (await messages.mailOf(actor.user.id)) ?? {};
    return { email, frequency, sends: mail.enabled };
  },
);
