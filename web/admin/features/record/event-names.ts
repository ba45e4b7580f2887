import type { Bilingual } from '#shared/problem.ts';

/** What the record's events are called. */
export const eventNames: Readonly<Record<string, Bilingual>> = {
  'unit.created': { zh: '登记单位', en: 'Unit registered' },
  'unit.changed': { zh: '修改单位', en: 'Unit changed' },
  'unit.removed': { zh: '撤销单位', en: 'Unit removed' },
  'person.created': { zh: '登记人员', en: 'Person registered' },
  'person.changed': { zh: '修改人员', en: 'Person changed' },
  'person.removed': { zh: '人员离任', en: 'Person left' },
  'group.saved': { zh: '设置考核组', en: 'Group saved' },
  'group.removed': { zh: '撤销考核组', en: 'Group removed' },
  'policy.saved': { zh: '保存考核办法', en: 'Policy saved' },
  'user.created': { zh: '新建用户', en: 'User made' },
  'user.changed': { zh: '修改用户', en: 'User changed' },
  'user.moved': { zh: '账号随人调动', en: 'Account followed a transfer' },
  'users.moved': { zh: '账号随人调动', en: 'Accounts followed transfers' },
  'user.password-reset': { zh: '重置密码', en: 'Password reset' },
  'users.created': { zh: '批量开户', en: 'Users made' },
  'cycle.opened': { zh: '开启考核年度', en: 'Cycle opened' },
  'cycle.changed': { zh: '修改考核年度', en: 'Cycle changed' },
  'cycle.register-taken': { zh: '按名录更新', en: 'Register taken over' },
  'cycle.closed': { zh: '年度结转', en: 'Cycle closed' },
  'cycle.exported': { zh: '导出考核年度', en: 'Cycle exported' },
  'import.applied': { zh: '导入', en: 'Import' },
  'run.made': { zh: '评定', en: 'Grading run' },
  'run.published': { zh: '公布评定结果', en: 'Run published' },
};
