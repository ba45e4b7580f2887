import type { Key, TenantClient, TransactPart } from '#functions/platform/tenant.ts';

/**
 * What a job has done, written in the very transaction that does it, `T#…#TENANT` / `RECEIPT#<job>`: a repetition after
 * a crash finds it and does nothing again.
 */
export const receiptKey = (client: Pick<TenantClient, 'pk'>, job: string): Key => ({
  pk: client.pk('TENANT'),
  sk: `RECEIPT#${job}`,
});

export const receiptRepository = (client: TenantClient) => ({
  async read<T extends Record<string, unknown>>(job: string): Promise<T | undefined> {
    return (await client.get<{ output: T }>(receiptKey(client, job)))?.output;
  },
  writing: (job: string, output: Record<string, unknown>): TransactPart => ({
    put: { ...receiptKey(client, job), output },
    condition: 'absent',
  }),
});
