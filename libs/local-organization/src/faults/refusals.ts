import { AwsError } from '../wire/aws-error';
import { speaksXml, type ServiceName } from '../wire/protocol';
import type { FaultKind } from './planned-faults';

// What each service says to a call that it does not carry out.

export function throttled(service: ServiceName): AwsError {
  switch (service) {
    case 'Organizations':
      return new AwsError('TooManyRequestsException', 'You have sent too many requests', 400, {
        Type: 'ORGANIZATION',
      });
    case 'STS':
    case 'CloudFormation':
    case 'CloudWatch':
      return new AwsError('Throttling', 'Rate exceeded');
    case 'SNS':
      return new AwsError('Throttled', 'Rate exceeded', 429);
    case 'SQS':
      return new AwsError('RequestThrottled', 'Rate exceeded', 403);
    case 'SES':
      return new AwsError('TooManyRequestsException', 'Too many requests', 429);
    case 'S3':
      return new AwsError('SlowDown', 'Please reduce your request rate.', 503);
    case 'KMS':
      return new AwsError('ThrottlingException', 'Rate exceeded');
    case 'Cost Explorer':
      return new AwsError('LimitExceededException', 'Rate exceeded');
  }
}

export function serverError(service: ServiceName): AwsError {
  if (service === 'S3') {
    return new AwsError(
      'InternalError',
      'We encountered an internal error. Please try again.',
      500,
    );
  }
  return service === 'Organizations'
    ? new AwsError('ServiceException', 'AWS Organizations cannot complete your request', 500)
    : new AwsError(
        'InternalFailure',
        'The request processing has failed because of an unknown error',
        500,
      );
}

export function expired(service: ServiceName): AwsError {
  const message = 'The security token included in the request is expired';
  return speaksXml(service)
    ? new AwsError('ExpiredToken', message, 403)
    : new AwsError('ExpiredTokenException', message);
}

function denied(service: ServiceName): AwsError {
  const message = 'You are not authorized to perform this operation';
  return speaksXml(service)
    ? new AwsError('AccessDenied', message, 403)
    : new AwsError('AccessDeniedException', message);
}

/** A signature is valid for five minutes: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html */
function skewed(service: ServiceName): AwsError {
  const message = 'Signature expired: it is earlier than five minutes before the present';
  return speaksXml(service)
    ? new AwsError('SignatureDoesNotMatch', message, 403)
    : new AwsError('InvalidSignatureException', message);
}

/** Kinds of fault that AWS tells in words. */
export type Refusal = keyof typeof refusals;

export function refusalOf(kind: Refusal, service: ServiceName): AwsError {
  return refusals[kind](service);
}

const refusals = {
  throttle: throttled,
  'server-error': serverError,
  'expired-credentials': expired,
  'access-denied': denied,
  'clock-skew': skewed,
} satisfies Partial<Record<FaultKind, (service: ServiceName) => AwsError>>;
