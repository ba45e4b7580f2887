import type { Bilingual } from '#shared/problem.ts';
import { useSay } from '../../app/i18n.ts';

/** What the steps of the service's jobs are called. */
const names: Readonly<Record<string, Bilingual>> = {
  root: { zh: '建立县的空间', en: 'Making room for the county' },
  policy: { zh: '放入考核办法', en: 'Putting the policy in' },
  admin: { zh: '建立首位管理员', en: 'Making the first administrator' },
  slip: { zh: '准备密码条', en: 'Making the slip' },
  ready: { zh: '完成开通', en: 'Opening it' },
  count: { zh: '清点要注销的内容', en: 'Counting what will go' },
  files: { zh: '处理文件', en: 'Files' },
  accounts: { zh: '处理账号', en: 'Accounts' },
  items: { zh: '处理数据', en: 'Data' },
  verify: { zh: '核查有无遗留', en: 'Looking for what is left' },
  certificate: { zh: '出具证明', en: 'Writing the certificate' },
  read: { zh: '读取数据', en: 'Reading' },
  check: { zh: '核对存档', en: 'Checking the archive' },
  store: { zh: '保存', en: 'Storing' },
  apply: { zh: '启用导入的数据', en: 'Putting it in force' },
  slips: { zh: '准备密码条', en: 'Making the slips' },
};

export function useStepName(): (step: string) => string {
  const say = useSay();
  return (step) => (Object.hasOwn(names, step) ? say(names[step]!) : step);
}
