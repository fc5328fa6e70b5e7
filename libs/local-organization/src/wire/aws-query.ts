import type { Protocol } from './protocol';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** https://smithy.io/2.0/aws/protocols/aws-query-protocol.html, as far as STS needs it: flat input, no lists. */
export const awsQuery: Protocol = {
  read(_headers, body) {
    const { Action = '', ...input } = Object.fromEntries(new URLSearchParams(body));
    return { service: 'STS', operation: Action, input };
  },
  answer: ({ operation }, output, requestId) =>
    respond(
      200,
      `<${operation}Response xmlns="${namespace}">` +
        xml({ [`${operation}Result`]: output, ResponseMetadata: { RequestId: requestId } }) +
        `</${operation}Response>`,
      requestId,
    ),
  refuse: ({ code, message, status }, requestId) =>
    respond(
      status,
      `<ErrorResponse xmlns="${namespace}">` +
        xml({
          Error: { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message },
          RequestId: requestId,
        }) +
        '</ErrorResponse>',
      requestId,
    ),
};

function respond(status: number, body: string, requestId: string): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
  });
}

function xml(value: unknown): string {
  if (typeof value !== 'object' || value === null) return escape(String(value));
  return Object.entries(value)
    .map(([name, child]) => `<${name}>${xml(child)}</${name}>`)
    .join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escape(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}
