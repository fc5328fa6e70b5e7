import type { Metric } from '@orgcost/domain';
import { Option, type Command } from 'commander';
import type { Calls } from '../command-line';
import { byOption } from './by-option';

const importHelp = `
The file is CSV with a header: account, cost_center, and where it has them owner, from and to, in any order. from is the first
UTC day, to the day after the last. An empty cost_center withdraws what was assigned. Of two assignments of a day the one that
was imported last counts; both stay readable.`;

/** @param metrics as the ledger counts costs */
export function defineOwnerCommands(
  program: Command,
  calls: Calls,
  metrics: readonly Metric[],
): void {
  const owners = program
    .command('owners')
    .description('which cost center owns which account, by UTC day');
  calls(
    owners
      .command('list')
      .description('who owns each account: by assignment, config file, tag, or OU')
      .addOption(new Option('--month <month>', 'default: this one').conflicts('on'))
      .option('--on <day>', 'on this UTC day')
      .option('--account <id>', 'of one account')
      .addOption(
        new Option('--format <format>', 'default: table').choices(['table', 'csv', 'json']),
      ),
    async () => (await import('../commands/owners/list-owners')).listOwners,
  );
  calls(
    owners
      .command('import')
      .description('assign accounts to cost centers, as a CSV file says')
      .argument('<file>', 'with the columns account and cost_center; owner, from, to')
      .option('--from <day>', 'the first UTC day of rows that name none')
      .addOption(byOption())
      .option('--allow-unknown', 'also accounts that the ledger does not know')
      .option('--dry-run', 'check the file, tell what would be written, and write nothing')
      .addHelpText('after', importHelp),
    async () => (await import('../commands/owners/import-owners')).importOwnersOfFile,
  );
  calls(
    owners
      .command('unassigned')
      .description('the accounts that nobody owns on some days of a month, the costliest first')
      .option('--month <month>', 'default: this one')
      .addOption(
        new Option('--metric <metric>', 'how costs are counted')
          .choices(metrics)
          .default('unblended'),
      ),
    async () => (await import('../commands/owners/show-unassigned')).showUnassigned,
  );
}
