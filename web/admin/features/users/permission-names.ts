import type { Permission } from '#shared/api/access.ts';
import type { Bilingual } from '#shared/problem.ts';

/** What a permission lets one do, in words for the page “what this person can see”. */
export const permissionNames: Record<Permission, Bilingual> = {
  'register.read': { zh: '查看单位和人员名录', en: 'See units and people of the register' },
  'register.write': { zh: '登记和修改单位、人员', en: 'Register and change units and people' },
  'groups.write': { zh: '设置考核组', en: 'Set up appraisal groups' },
  'users.read': { zh: '查看用户与角色', en: 'See users and roles' },
  'users.write': { zh: '开户、授予角色、停用', en: 'Make users, give roles, disable' },
  'users.reset-password': { zh: '重置密码', en: 'Reset passwords' },
  'policy.read': { zh: '查看考核办法', en: 'Read the policy' },
  'policy.write': { zh: '修改考核办法', en: 'Change the policy' },
  'cycle.read': { zh: '查看考核年度', en: 'See cycles' },
  'cycle.write': { zh: '开启考核年度、导入数据', en: 'Open cycles, import data' },
  'cycle.export': { zh: '导出考核年度', en: 'Export cycles' },
  'data.read': { zh: '查看实绩数据和测评计票', en: 'See performance rows and tallies' },
  'draft.read': { zh: '查看未公布的评定结果', en: 'See runs that are not published' },
  'run.write': { zh: '开始评定', en: 'Start grading runs' },
  'run.publish': { zh: '公布评定结果', en: 'Publish runs' },
  'result.read': { zh: '查看评定结果', en: 'See results' },
  'audit.read': { zh: '查看留痕记录', en: 'Read the record' },
  'job.read': { zh: '查看任务', en: 'See jobs' },
  'county.export': { zh: '导出本县全部数据', en: 'Export everything the county owns' },
  'county.import': { zh: '把存档导入空的县', en: 'Take an archive into an empty county' },
  'tenant.read': { zh: '查看租户名录', en: 'See the counties of the service' },
  'tenant.write': { zh: '开通、暂停、存档、测量各县', en: 'Open, suspend, archive and measure counties' },
  'tenant.erase': { zh: '注销县的数据', en: 'Erase counties' },
};
