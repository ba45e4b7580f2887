import { Refusal } from '#functions/platform/errors.ts';
import type { TenantEntry } from '#functions/platform/tenant-list.ts';

/** Whoever erases a county types its name once more, so that it is not another one's line in a list. */
export const refuseOtherName = (entry: TenantEntry, typed: string): void => {
  if (typed === entry.name) return;
  const message = { zh: '输入的县名与该县名称不一致。', en: 'The name typed is not that of the county.' };
  throw new Refusal('invalid-input', undefined, { problems: [{ path: 'name', code: 'other-name', message }] });
};
