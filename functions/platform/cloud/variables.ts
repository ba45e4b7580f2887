/** The environment variables of a deployed function. A value is read when it is first needed, not before. */
export type Variables = Readonly<Record<string, string | undefined>>;

export const required = (variables: Variables, name: string): string => {
  const value = variables[name];
  if (value === undefined || value === '') throw new Error(`the environment variable ${name} is not set`);
  return value;
};

export const requiredNumber = (variables: Variables, name: string): number => {
  const value = required(variables, name);
  if (!/^\d+$/.test(value)) throw new Error(`the environment variable ${name} is not a whole number: ${value}`);
  return Number(value);
};
