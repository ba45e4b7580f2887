/** What a file of the web is called; every other address is one of the application's pages. */
export const fileTypes = 'css|html|ico|js|json|map|png|svg|txt|webmanifest|webp|woff2';

/**
 * Runs in CloudFront before the cache is asked, in the language of cloudfront-js-2.0: the application's one page answers
 * for all its addresses. Never for the API, whose 404 is an answer, nor for a file that is missing.
 */
export const spaFallback = `function handler(event) {
  const request = event.request;
  const isApi = request.uri === '/api' || request.uri.startsWith('/api/');
  const isFile = /\\.(${fileTypes})$/.test(request.uri);
  if (!isApi && !isFile) request.uri = '/index.html';
  return request;
}
`;
