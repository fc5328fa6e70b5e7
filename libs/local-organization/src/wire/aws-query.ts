import { AwsError } from './aws-error';
import type { Protocol, ServiceName } from './protocol';
import { readQueryInput } from './query-input';
import { toXml } from './xml';

interface QueryService {
  readonly name: ServiceName;
  readonly version: string;
  readonly namespace: string;
}

const sts: QueryService = {
  name: 'STS',
  version: '2011-06-15',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
};

const services: readonly QueryService[] = [
  sts,
  {
    name: 'CloudFormation',
    version: '2010-05-15',
    namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  },
  {
    name: 'SNS',
    version: '2010-03-31',
    namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
  },
];

/** The version of the API that a service speaks. */
export function versionOf(name: ServiceName): string | undefined {
  return services.find((service) => service.name === name)?.version;
}

/**
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 * @param body names the service by the version of its API; without one it is taken to be for STS
 */
export function awsQuery(body: string): Protocol {
  const version = new URLSearchParams(body).get('Version');
  const service = services.find((each) => each.version === version);
  const { name, namespace } = service ?? sts;
  return {
    read(_headers, form) {
      const { Action = '', Version, ...fields } = Object.fromEntries(new URLSearchParams(form));
      if (Version !== undefined && !service) {
        throw new AwsError(
          'InvalidAction',
          `Could not find operation ${Action} for version ${Version}`,
        );
      }
      return { service: name, operation: Action, input: readQueryInput(fields) };
    },
    answer: ({ operation }, output, requestId) =>
      respond(
        200,
        `<${operation}Response xmlns="${namespace}">` +
          toXml({ [`${operation}Result`]: output, ResponseMetadata: { RequestId: requestId } }) +
          `</${operation}Response>`,
        requestId,
      ),
    refuse: ({ code, message, status }, requestId) =>
      respond(
        status,
        `<ErrorResponse xmlns="${namespace}">` +
          toXml({
            Error: { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message },
            RequestId: requestId,
          }) +
          '</ErrorResponse>',
        requestId,
      ),
  };
}

function respond(status: number, body: string, requestId: string): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
  });
}
