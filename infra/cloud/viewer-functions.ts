/**
 * What runs in CloudFront before the cache is asked, in the language of cloudfront-js-2.0, and what the function that gives
 * out the pages elsewhere has to know of it.
 */

/** What a file of the web is called; every other address is one of the application's pages. */
export const fileTypes = 'css|html|ico|js|json|map|png|svg|txt|webmanifest|webp|woff2';

/** The voting page is a page of its own. */
export const voteAddresses: readonly string[] = ['/vote', '/vote/'];
export const votePage = '/vote.html';

/**
 * The application's one page answers for all its addresses, but for the voting page's. Never for the API, whose 404 is an
 * answer, nor for a file that is missing.
 */
export const spaFallback = `function handler(event) {
  const request = event.request;
  const isApi = request.uri === '/api' || request.uri.startsWith('/api/');
  const isFile = /\\.(${fileTypes})$/.test(request.uri);
  if (${JSON.stringify(voteAddresses)}.includes(request.uri)) request.uri = '${votePage}';
  else if (!isApi && !isFile) request.uri = '/index.html';
  return request;
}
`;

/** Who votes is nobody to the service: a token that a browser sent along by mistake ends here. */
export const withoutAuthorization = `function handler(event) {
  const request = event.request;
  delete request.headers.authorization;
  request.cookies = {};
  request.querystring = {};
  return request;
}
`;
