import { AwsError } from './aws-error';
import { parseJson } from './parse-json';
import type { Protocol, ServiceName } from './protocol';

const targets: Readonly<Record<string, ServiceName>> = {
  AWSOrganizationsV20161128: 'Organizations',
  AWSInsightsIndexService: 'Cost Explorer',
  GraniteServiceVersion20100801: 'CloudWatch',
  TrentService: 'KMS',
  AmazonSQS: 'SQS',
};

/**
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 * @param headers of the request: some clients speak version 1.0, and to some, errors have the names of the Query protocol
 */
export function awsJson(headers: Headers): Protocol {
  const version = headers.get('content-type')?.endsWith('-1.0') ? '1.0' : '1.1';
  const respond = (
    status: number,
    body: unknown,
    requestId: string,
    more: Readonly<Record<string, string>> = {},
  ) =>
    new Response(JSON.stringify(body), {
      status,
      headers: {
        'content-type': `application/x-amz-json-${version}`,
        'x-amzn-requestid': requestId,
        ...more,
      },
    });

  return {
    read(_headers, body) {
      const [target = '', operation = ''] = (headers.get('x-amz-target') ?? '').split('.');
      const service = targets[target];
      if (service === undefined) throw new AwsError('UnknownOperationException', '');
      return { service, operation, input: parseJson(body) };
    },
    answer: (_call, output, requestId) => respond(200, output, requestId),
    refuse: (error, requestId) => {
      const { code, message, status, members } = error;
      return respond(status, { __type: code, message, Message: message, ...members }, requestId, {
        'x-amzn-errortype': code,
        ...(headers.has('x-amzn-query-mode') && { 'x-amzn-query-error': queryError(error) }),
      });
    },
  };
}

/** What the Query protocol calls otherwise than by leaving out the end of the name. */
const queryNames: Readonly<Partial<Record<string, string>>> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  ResourceNotFoundException: 'ResourceNotFoundException',
};

/** https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#awsquerycompatible-trait */
function queryError({ code, status }: AwsError): string {
  const name = queryNames[code] ?? code.replace(/(?:Exception|Fault)$/, '');
  return `${name};${status < 500 ? 'Sender' : 'Receiver'}`;
}
