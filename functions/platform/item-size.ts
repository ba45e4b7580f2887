/**
 * The size of an item in bytes by the database's documented rule (DynamoDB developer guide, "Item sizes and formats"):
 * every attribute's name in UTF-8 and its value: text in UTF-8; binary its bytes; a number a byte for two significant
 * digits and one more (and one for a minus sign); a boolean or null one byte; a list or map 3 bytes, one for each
 * element, and the elements with the names of a map's; a set its elements.
 */
export const itemSize = (item: Readonly<Record<string, unknown>>): number =>
  Object.entries(item)
    .filter(([, value]) => value !== undefined)
    .reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0);

/** What the database stores besides for each item, and bills as storage: its index. */
export const itemOverhead = 100;

const valueSize = (value: unknown): number => {
  if (value === null || typeof value === 'boolean') return 1;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number' || typeof value === 'bigint') return numberSize(String(value));
  if (value instanceof Uint8Array) return value.byteLength;
  if (value instanceof Set) return [...value].reduce<number>((sum, element) => sum + valueSize(element), 0);
  if (Array.isArray(value)) return value.reduce<number>((sum, element) => sum + 1 + valueSize(element), 3);
  if (typeof value === 'object') {
    const entries = Object.entries(value as object);
    return 3 + entries.length + itemSize(Object.fromEntries(entries));
  }
  throw new Error(`no value of an item: ${typeof value}`);
};

const numberSize = (text: string): number => {
  const digits = text.replace(/e.*$/i, '').replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0);
};
