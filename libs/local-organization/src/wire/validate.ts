import type * as z from 'zod';
import { AwsError } from './aws-error';

/**
 * @param code of the service's own error for a request that breaks its model
 * @throws AwsError naming every member that is wrong, worded as AWS words it
 */
export function validate<Output>(
  schema: z.ZodType<Output>,
  input: unknown,
  code:
    | 'ValidationException'
    | 'ValidationError'
    | 'InvalidInputException'
    | 'BadRequestException' = 'ValidationException',
): Output {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(
    ({ path, message }) =>
      `Value at '${path.map(memberName).join('.')}' failed to satisfy constraint: ${message}`,
  );
  const errors = issues.length === 1 ? 'error' : 'errors';
  throw new AwsError(code, `${issues.length} validation ${errors} detected: ${issues.join('; ')}`);
}

function memberName(key: PropertyKey): string {
  const text = String(key);
  return text.charAt(0).toLowerCase() + text.slice(1);
}
