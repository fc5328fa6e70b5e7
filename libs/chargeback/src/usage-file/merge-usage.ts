import { InvalidInputError } from '@orgcost/domain';
import type { UsageQuantity } from '../rules/usage';

export interface UsageFile {
  /** Its name, for messages. */
  readonly file: string;
  readonly quantities: readonly UsageQuantity[];
}

/**
 * What several files say of usage, together.
 * @throws InvalidInputError where two have a quantity of the same
 */
export function mergeUsage(files: readonly UsageFile[]): UsageQuantity[] {
  const fileOf = new Map<string, string>();
  return files.flatMap(({ file, quantities }) =>
    quantities.map((each) => {
      const key = [each.period, each.key, each.costCenter].join('\u0000');
      const other = fileOf.get(key);
      if (other !== undefined) {
        throw new InvalidInputError(
          `${file} and ${other} both have a quantity of "${each.key}" for ${each.costCenter} in ${each.period}: keep one of them`,
        );
      }
      fileOf.set(key, file);
      return each;
    }),
  );
}
