/**
 * What must hold of the item as it lies there: absent, present, or attributes with these values (undefined: the
 * attribute is absent, which holds of an absent item too).
 */
export type Condition = 'absent' | 'present' | Record<string, unknown>;

export interface Expression {
  ConditionExpression?: string;
  UpdateExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
}

export const conditionExpression = (condition: Condition): Expression => {
  if (condition === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' };
  if (condition === 'present') return { ConditionExpression: 'attribute_exists(pk)' };
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const terms = Object.entries(condition).map(([attribute, value], i) => {
    names[`#c${i}`] = attribute;
    if (value === undefined) return `attribute_not_exists(#c${i})`;
    values[`:c${i}`] = value;
    return `#c${i} = :c${i}`;
  });
  return {
    ConditionExpression: terms.join(' AND '),
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
};

/** SET of what has a value, REMOVE of what is undefined, ADD to counters. */
export const updateExpression = (
  set: Record<string, unknown>,
  condition?: Condition,
  add: Readonly<Record<string, number>> = {},
) => {
  const guard: Expression = condition === undefined ? {} : conditionExpression(condition);
  const names: Record<string, string> = { ...guard.ExpressionAttributeNames };
  const values: Record<string, unknown> = { ...guard.ExpressionAttributeValues };
  const [sets, removes]: [string[], string[]] = [[], []];
  Object.entries(set).forEach(([attribute, value], i) => {
    names[`#u${i}`] = attribute;
    if (value === undefined) return removes.push(`#u${i}`);
    values[`:u${i}`] = value;
    return sets.push(`#u${i} = :u${i}`);
  });
  const adds = Object.entries(add).map(([attribute, value], i) => {
    names[`#a${i}`] = attribute;
    values[`:a${value}`] = value;
    return `#a${i} :a${value}`;
  });
  return {
    ...guard,
    UpdateExpression: [
      sets.length > 0 && `SET ${sets.join(', ')}`,
      removes.length > 0 && `REMOVE ${removes.join(', ')}`,
      adds.length > 0 && `ADD ${adds.join(', ')}`,
    ]
      .filter(Boolean)
      .join(' '),
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
};
