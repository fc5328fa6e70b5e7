import { AwsError } from './aws-error';
import { parseJson } from './parse-json';
import type { Protocol, ServiceName } from './protocol';

const targets: Readonly<Record<string, ServiceName>> = {
  AWSOrganizationsV20161128: 'Organizations',
  AWSInsightsIndexService: 'Cost Explorer',
};

/** https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
export const awsJson: Protocol = {
  read(headers, body) {
    const [target = '', operation = ''] = (headers.get('x-amz-target') ?? '').split('.');
    const service = targets[target];
    if (service === undefined) throw new AwsError('UnknownOperationException', '');
    return { service, operation, input: parseJson(body) };
  },
  answer: (_call, output, requestId) => respond(200, output, requestId),
  refuse: ({ code, message, status, members }, requestId) =>
    respond(status, { __type: code, message, Message: message, ...members }, requestId, {
      'x-amzn-errortype': code,
    }),
};

function respond(
  status: number,
  body: unknown,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': requestId,
      ...headers,
    },
  });
}
