/** Addresses of the register's pages. */
export const unitPath = (unit: string): string => `/units/${encodeURIComponent(unit)}`;
export const personPath = (unit: string, person: string): string =>
  `/people/${encodeURIComponent(unit)}/${encodeURIComponent(person)}`;
