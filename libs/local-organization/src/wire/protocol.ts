import type { AwsError } from './aws-error';

export const serviceNames = [
  'Organizations',
  'STS',
  'Cost Explorer',
  'CloudFormation',
  'SNS',
  'KMS',
  'SES',
  'CloudWatch',
  'SQS',
  'S3',
] as const;
export type ServiceName = (typeof serviceNames)[number];

/** What a client asks for, whatever the protocol that it came in. */
export interface Call {
  readonly service: ServiceName;
  readonly operation: string;
  /** As sent: handlers check it. */
  readonly input: unknown;
}

/** How one kind of service puts calls and answers into HTTP. */
export interface Protocol {
  /** @throws AwsError when the body cannot be read */
  read(headers: Headers, body: string): Call;
  answer(call: Call, output: unknown, requestId: string): Response;
  refuse(error: AwsError, requestId: string): Response;
}

/** Services that speak XML word the same refusals alike, and otherwise than those that speak JSON. */
export function speaksXml(service: ServiceName): boolean {
  return ['STS', 'CloudFormation', 'SNS', 'S3'].includes(service);
}
