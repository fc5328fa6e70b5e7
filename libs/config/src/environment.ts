import { InvalidInputError } from '@orgcost/domain';
import type * as z from 'zod';

/**
 * Reads the environment of a function; each `error` of the schema completes a sentence that begins with the variable.
 * @throws InvalidInputError in one line that names each variable that is missing or wrong; one that is empty counts
 *   as missing
 */
export function readEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv,
): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new InvalidInputError(`Environment: ${faults.join('; ')}`);
}
