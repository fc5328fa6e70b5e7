import { parseUsageFile, type ChargebackSettings, type UsageQuantity } from '@orgcost/chargeback';
import { ownershipSettings } from '@orgcost/config';
import { InvalidInputError } from '@orgcost/domain';
import { relative } from 'node:path';
import type { Context } from '../context';
import { readTextFile } from '../read-text-file';
import { readRuleFile, type RuleFile } from './rule-file';

/**
 * What finance has decided, read from the files that the settings name.
 * @param rules in place of the file of rules
 * @throws InvalidInputError
 */
export async function readChargebackSettings(
  context: Context,
  rules?: string,
): Promise<ChargebackSettings & { readonly file: RuleFile }> {
  const file = await readRuleFile(context, rules);
  return {
    file,
    ruleSet: file.ruleSet,
    usage: await readUsage(context),
    ownership: ownershipSettings(context.settings),
  };
}

async function readUsage({ settings, io }: Context): Promise<UsageQuantity[]> {
  const quantities = new Map<string, UsageQuantity & { readonly file: string }>();
  for (const path of settings.chargeback.usage) {
    const file = relative(io.cwd, path) || path;
    for (const each of parseUsageFile(await readTextFile(path, io), file)) {
      const key = [each.period, each.key, each.costCenter].join('\u0000');
      const other = quantities.get(key);
      if (other) {
        throw new InvalidInputError(
          `${file} and ${other.file} both have a quantity of "${each.key}" for ${each.costCenter} in ${each.period}: keep one of them`,
        );
      }
      quantities.set(key, { ...each, file });
    }
  }
  return [...quantities.values()].map(({ file: _, ...each }) => each);
}
