import { InvalidInputError } from '@orgcost/domain';
import { readFileSync } from 'node:fs';
import * as z from 'zod';

/**
 * What a deployment says beside the bundle, where it is more than an environment holds.
 * @throws InvalidInputError in one line for a file that is missing or says anything else
 */
export function readSettings<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const why =
      cause instanceof z.ZodError ? z.prettifyError(cause).replaceAll(/\s+/g, ' ') : String(cause);
    throw new InvalidInputError(`SETTINGS_FILE ${file} cannot be used: ${why}`, { cause });
  }
}
