import {
  mergeUsage,
  parseUsageFile,
  ruleSetSchema,
  type RuleSet,
  type UsageQuantity,
} from '@orgcost/chargeback';
import { parseConfigFile, type ChargebackSettings } from '@orgcost/config';
import { InvalidInputError } from '@orgcost/domain';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** By what charges are shared, as files beside the config say. */
export interface Charging {
  readonly ruleSet: RuleSet;
  readonly usage: readonly UsageQuantity[];
}

/**
 * Reads the rules, and measured usage, so that a deployment goes by them as they are now.
 * @param folder that the config file is in
 * @throws InvalidInputError for a file that is not there, and one line for each thing in it that is wrong
 */
export function readCharging(
  { rules, usage }: Pick<ChargebackSettings, 'rules' | 'usage'>,
  folder: string,
): Charging {
  return {
    ruleSet: parseConfigFile(textOf(folder, 'rules', rules), rules, ruleSetSchema),
    usage: mergeUsage(
      usage.map((file) => ({
        file,
        quantities: parseUsageFile(textOf(folder, 'usage', file), file),
      })),
    ),
  };
}

function textOf(folder: string, setting: string, file: string): string {
  try {
    return readFileSync(resolve(folder, file), 'utf8');
  } catch {
    throw new InvalidInputError(
      `There is no ${resolve(folder, file)}, which chargeback.${setting} names: write it, or correct the path`,
    );
  }
}
