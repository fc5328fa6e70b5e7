import { ruleSetSchema, type RuleSet } from '@orgcost/chargeback';
import { lineOf, parseConfigFile } from '@orgcost/config';
import { InvalidInputError } from '@orgcost/domain';
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Context } from '../context';
import { readTextFile } from '../read-text-file';

export interface RuleFile {
  /** As people call it from where they are. */
  readonly name: string;
  readonly ruleSet: RuleSet;
  /** The line on which a rule stands, by its place from 0. */
  readonly lineOfRule: (index: number) => number;
}

/**
 * @param given from the working folder, in place of the file that the settings name
 * @throws InvalidInputError with a line for each thing that is wrong, or where there is no file
 */
export async function readRuleFile({ settings, io }: Context, given?: string): Promise<RuleFile> {
  const path = given === undefined ? settings.chargeback.rules : resolve(io.cwd, given);
  const name = relative(io.cwd, path) || path;
  if (!existsSync(path)) {
    throw new InvalidInputError(
      `There is no ${name}, which says how charges are counted and shared: write one, ` +
        'with "metric: net-amortized" at the least; docs/chargeback.md has an example',
    );
  }
  const text = await readTextFile(path, io);
  return {
    name,
    ruleSet: parseConfigFile(text, name, ruleSetSchema),
    lineOfRule: (index) => lineOf(text, ['rules', index]),
  };
}
