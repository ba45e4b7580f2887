/** What a handler uses of an HTTP API's event (payload 2.0); the gateway on one machine sends the same. */
export interface GatewayEvent {
  version: '2.0';
  routeKey: string;
  rawPath: string;
  rawQueryString: string;
  headers: Record<string, string | undefined>;
  queryStringParameters?: Record<string, string | undefined>;
  pathParameters?: Record<string, string | undefined>;
  requestContext: {
    requestId: string;
    http: { method: string; path: string };
    /** put there by the authorizer once it has verified the token */
    authorizer?: { jwt: { claims: Record<string, unknown> } };
  };
  body?: string;
  isBase64Encoded: boolean;
}
