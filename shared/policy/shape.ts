import type * as z from 'zod';
import type { Bilingual, Problem } from '#shared/problem.ts';
import { isIdPattern, limits, outOfBounds } from './limits.ts';
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
  const problems = issues.flatMap((issue) => {
    const path = pathText(issue.path, prefix);
    const value = valueAt(input, issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownKey(pathText([...issue.path, key], prefix), key));
    }
    return [describe(issue, path, value)];
  });
  // A number beyond its own bound is often beyond that of all numbers too.
  const told = new Set<string>();
  return problems.filter(({ path, code }) => {
    const key = JSON.stringify([path, code]);
    return !told.has(key) && told.add(key);
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

/** Whether an issue is about the size of a number; one that is infinite has the wrong type to a schema. */
function isOfNumbers(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'invalid_type') return issue.expected === 'number' || issue.expected === 'int';
  return issue.code === 'custom' || issue.code === 'too_big';
}

function describe(issue: z.core.$ZodIssue, path: string, value: unknown): Problem {
  const at = (code: string, zh: string, en: string): Problem => ({ path, code, message: { zh, en } });
  const got = typeof value === 'number' ? String(value) : shown(value);
  const beyond = isOfNumbers(issue) && typeof value === 'number' ? outOfBounds(value) : null;
  if (beyond === 'too-big') {
    return at(
      beyond,
      `数值过大或过小，应在 ±${limits.largest} 之间，现为 ${got}。`,
      `Must lie within ±${limits.largest}, but is ${got}.`,
    );
  }
  if (beyond === 'too-small' && issue.code === 'custom') {
    return at(
      beyond,
      `数值过于接近 0：除 0 外不能小于 ${limits.least}，现为 ${got}。`,
      `Too near to 0: a number other than 0 must not be smaller than ${limits.least}, but is ${got}.`,
    );
  }
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
      if (issue.code === 'invalid_format' && isIdPattern(issue.pattern)) {
        return at(
          'malformed',
          `编号不能是 ${got}：编号要写进网址，而 . 和 .. 在网址中表示当前目录和上级目录。`,
          `An id cannot be ${got}: ids stand in addresses, where . and .. mean this folder and the one above.`,
        );
      }
      return at('malformed', `${got} 不符合要求的格式。`, `${got} does not have the form that is due here.`);
  }
}
