import { expect, test } from 'vitest';
import { readNames } from './names.ts';

test('a pasted list: numbers go, the post follows a comma or a tab, empty lines are none', () => {
  expect(
    readNames('1、王小明，桃江村支部书记\r\n2. 李　华\t村委会主任\n\n张三\n欧阳 春  梅溪村, 主任\n，无名'),
  ).toEqual([
    { name: '王小明', note: '桃江村支部书记' },
    { name: '李　华', note: '村委会主任' },
    { name: '张三', note: '' },
    { name: '欧阳 春', note: '梅溪村  主任' },
  ]);
});
