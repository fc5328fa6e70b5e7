import { AwsError } from './aws-error';

/** @throws AwsError for a body that is no JSON */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new AwsError('SerializationException', 'The request body is no JSON');
  }
}
