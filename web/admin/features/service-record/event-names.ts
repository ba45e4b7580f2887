import type { Bilingual } from '#shared/problem.ts';

/** What the events of the service's own record are called. */
export const serviceEventNames: Readonly<Record<string, Bilingual>> = {
  'tenant.opened': { zh: '开通', en: 'Opened' },
  'tenant.opening-repeated': { zh: '重新开通', en: 'Opening repeated' },
  'tenant.ready': { zh: '开通完成', en: 'Opening finished' },
  'tenant.renamed': { zh: '更改县名', en: 'Renamed' },
  'tenant.suspended': { zh: '暂停服务', en: 'Suspended' },
  'tenant.resumed': { zh: '恢复服务', en: 'Resumed' },
  'tenant.slip-taken': { zh: '领取密码条', en: 'Slip taken' },
  'tenant.export-started': { zh: '生成存档', en: 'Archive begun' },
  'erasure.requested': { zh: '申请注销', en: 'Erasure asked for' },
  'erasure.cancelled': { zh: '撤回注销', en: 'Erasure taken back' },
  'erasure.started': { zh: '开始注销', en: 'Erasing begun' },
  'erasure.done': { zh: '注销完成', en: 'Erased' },
};
