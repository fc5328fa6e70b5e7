import { InvalidInputError } from '@orgcost/domain';
import type * as z from 'zod';

/** Names the place of a value for whoever wrote it, such as `--from` or `orgcost.config.yaml, line 3: table`. */
export type NamePlace = (path: readonly PropertyKey[]) => string;

/**
 * Checks what a person wrote.
 * @throws InvalidInputError with one line for each thing that is wrong
 */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  namePlace: NamePlace,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidInputError(
    result.error.issues.flatMap((issue) => describe(issue, namePlace)).join('\n'),
  );
}

function describe(issue: z.core.$ZodIssue, namePlace: NamePlace): string[] {
  if (issue.code === 'invalid_union') {
    // Of what is either switched off or set, it is the setting that people have to know how to write.
    const faults = issue.errors.at(-1) ?? [];
    return faults.flatMap((fault) =>
      describe({ ...fault, path: [...issue.path, ...fault.path] }, namePlace),
    );
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => `${namePlace([...issue.path, key])} is not a setting: remove or correct it`,
    );
  }
  return [`${namePlace(issue.path)} ${issue.message}`];
}
