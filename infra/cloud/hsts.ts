/** Two years, as browsers' lists of sites that are only reached by TLS ask for. */
export const hstsSeconds = 63_072_000;
export const hsts = `max-age=${hstsSeconds}; includeSubDomains`;
