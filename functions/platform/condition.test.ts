import { expect, test } from 'vitest';
import { conditionExpression, updateExpression } from './condition.ts';

test('conditions as the database reads them', () => {
  expect(conditionExpression('absent')).toEqual({ ConditionExpression: 'attribute_not_exists(pk)' });
  expect(conditionExpression('present')).toEqual({ ConditionExpression: 'attribute_exists(pk)' });
  expect(conditionExpression({ version: 3, state: undefined })).toEqual({
    ConditionExpression: '#c0 = :c0 AND attribute_not_exists(#c1)',
    ExpressionAttributeNames: { '#c0': 'version', '#c1': 'state' },
    ExpressionAttributeValues: { ':c0': 3 },
  });
  expect(conditionExpression({ version: undefined })).not.toHaveProperty('ExpressionAttributeValues');
});

test('updates set, remove, and keep apart from the condition’s names', () => {
  expect(updateExpression({ name: 'x', gone: undefined }, { name: 'y' })).toEqual({
    ConditionExpression: '#c0 = :c0',
    UpdateExpression: 'SET #u0 = :u0 REMOVE #u1',
    ExpressionAttributeNames: { '#c0': 'name', '#u0': 'name', '#u1': 'gone' },
    ExpressionAttributeValues: { ':c0': 'y', ':u0': 'x' },
  });
  expect(updateExpression({ gone: undefined }, 'present')).toEqual({
    ConditionExpression: 'attribute_exists(pk)',
    UpdateExpression: 'REMOVE #u0',
    ExpressionAttributeNames: { '#u0': 'gone' },
  });
});
