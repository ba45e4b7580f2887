/** A tenant's id: 26 characters of Crockford's base 32. */
const ulidPattern = /^[0-9A-HJKMNP-TV-Z]{26}$/;

export const isTenantId = (value: string): boolean => ulidPattern.test(value);

/** What every partition key of the tenant begins with; the closing `#` keeps one id from being another's beginning. */
export const tenantPrefix = (tenant: string): string => {
  if (!isTenantId(tenant)) throw new Error(`not a tenant's id: ${tenant}`);
  return `T#${tenant}#`;
};

/** `T#<tenant>#a#b`. The separator inside a part is escaped, or two different keys could be one. */
export const partitionKey = (tenant: string, ...parts: string[]): string => {
  if (parts.length === 0 || parts.includes('')) throw new Error(`not the parts of a key: ${JSON.stringify(parts)}`);
  return tenantPrefix(tenant) + parts.map(keyPart).join('#');
};

/** A part of a key with `#` and `%` escaped; for sort keys that hold a county's own ids. */
export const keyPart = (part: string): string => part.replaceAll('%', '%25').replaceAll('#', '%23');
