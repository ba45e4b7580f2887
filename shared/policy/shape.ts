import type * as z from 'zod';
import type { Bilingual, Problem } from '#shared/problem.ts';
import { pathText, shown, valueAt } from './path.ts';

const types: Record<string, Bilingual> = {
  string: { zh: '文本', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '“是”或“否”', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
};

/**
 * What a schema found, as problems: paths in the words of the document, stable codes, Chinese and English.
 * Codes: `missing`, `wrong-type`, `not-whole`, `unknown-key`, `not-allowed`, `too-small`, `too-big`, `too-long`, `empty`,
 * `malformed`.
 */
export function shapeProblems(issues: readonly z.core.$ZodIssue[], input: unknown, prefix = ''): Problem[] {
  return issues.flatMap((issue) => {
    const path = pathText(issue.path, prefix);
    const value = valueAt(input, issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownKey(pathText([...issue.path, key], prefix), key));
    }
    return [describe(issue, path, value)];
  });
}

/** The problem of a key that the form does not know. */
export function unknownKey(path: string, key: string): Problem {
  return {
    path,
    code: 'unknown-key',
    message: {
      zh: `不认识的项目“${key}”，请核对名称或删去。`,
      en: `Unknown key “${key}”: correct its name or remove it.`,
    },
  };
}

function describe(issue: z.core.$ZodIssue, path: string, value: unknown): Problem {
  const at = (code: string, zh: string, en: string): Problem => ({ path, code, message: { zh, en } });
  const got = shown(value);
  switch (issue.code) {
    case 'invalid_type': {
      if (value === undefined) return at('missing', '缺少此项。', 'This is missing.');
      if (issue.expected === 'int')
        return at('not-whole', `应为整数，现为 ${got}。`, `Must be a whole number, not ${got}.`);
      const type = types[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      return at('wrong-type', `应为${type.zh}，现为 ${got}。`, `Must be ${type.en}, not ${got}.`);
    }
    case 'invalid_value': {
      if (value === undefined) return at('missing', '缺少此项。', 'This is missing.');
      const allowed = issue.values.map(String).join('、');
      return at(
        'not-allowed',
        `${got} 不在允许的取值之内（${allowed}）。`,
        `${got} is not one of ${issue.values.map(String).join(', ')}.`,
      );
    }
    case 'too_small': {
      if (issue.origin === 'string' || issue.origin === 'array') return at('empty', '不能为空。', 'Must not be empty.');
      const bound = `${issue.inclusive ? '' : '大于 '}${issue.minimum}`;
      return issue.inclusive
        ? at('too-small', `不能小于 ${bound}，现为 ${got}。`, `Must not be below ${issue.minimum}, but is ${got}.`)
        : at('too-small', `应${bound}，现为 ${got}。`, `Must be above ${issue.minimum}, but is ${got}.`);
    }
    case 'too_big':
      if (issue.origin === 'string' || issue.origin === 'array')
        return at('too-long', `过长，最多 ${issue.maximum}。`, `Too long: at most ${issue.maximum}.`);
      return at(
        'too-big',
        `不能大于 ${issue.maximum}，现为 ${got}。`,
        `Must not be above ${issue.maximum}, but is ${got}.`,
      );
    default:
      return at('malformed', `${got} 不符合要求的格式。`, `${got} does not have the form that is due here.`);
  }
}
