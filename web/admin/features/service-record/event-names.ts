import type { Bilingual } from '#shared/problem.ts';

/** What the events of the service's own record are called. */
export const serviceEventNames: Readonly<Record<string, Bilingual>> = {
  'tenant.opened': { zh: '开通', en: 'Opened' },
  'tenant.renamed': { zh: '更改县名', en: 'Renamed' },
  'tenant.suspended': { zh: '暂停服务', en: 'Suspended' },
  'tenant.resumed': { zh: '恢复服务', en: 'Resumed' },
  'tenant.slip-taken': { zh: '领取密码条', en: 'Slip taken' },
  'tenant.export-started': { zh: '生成存档', en: 'Archive begun' },
  'erasure.requested': { zh: '申请注销', en: 'Erasure asked for' },
  'erasure.cancelled': { zh: '撤回注销', en: 'Erasure taken back' },
  'erasure.done': { zh: '执行注销', en: 'Erased' },
};
