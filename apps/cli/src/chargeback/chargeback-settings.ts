import {
  mergeUsage,
  parseUsageFile,
  type ChargebackSettings,
  type UsageFile,
  type UsageQuantity,
} from '@orgcost/chargeback';
import { ownershipSettings } from '@orgcost/config';
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
  const files: UsageFile[] = [];
  for (const path of settings.chargeback.usage) {
    const file = relative(io.cwd, path) || path;
    files.push({ file, quantities: parseUsageFile(await readTextFile(path, io), file) });
  }
  return mergeUsage(files);
}
