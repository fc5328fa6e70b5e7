import type { AlertPolicy } from '@orgcost/alerting';
import type { CostDimension, Metric, CollectionMode } from '@orgcost/domain';
import { Option, type Command } from 'commander';
import { byOption } from './command-lines/by-option';
import { defineChargebackCommands } from './command-lines/chargeback';
import { defineOwnerCommands } from './command-lines/owners';
import type { Context } from './context';
import type { ExitCode } from './io';

/** @param options the command's options and arguments by name, unchecked */
export type Perform = (context: Context, options: unknown) => Promise<ExitCode>;
export type Load = () => Promise<Perform>;
/** Has a command call what is loaded. */
export type Calls = (command: Command, load: Load) => Command;

// Written out here, because the modules that define them would make `--help` slow.
const modes: readonly CollectionMode[] = ['member', 'payer'];
const dimensions: readonly CostDimension[] = ['account', 'day', 'service', 'charge-type'];
const policies: readonly AlertPolicy[] = [
  'month-to-date',
  'daily',
  'budget',
  'forecast',
  'change',
  'anomaly',
];
const metrics: readonly Metric[] = ['unblended', 'amortized', 'net-unblended', 'net-amortized'];

const servedHelp = `
What it prints is for the shell of another terminal: it leads orgcost and any AWS client there, has orgcost
take the organization's day for today (ORGCOST_TODAY), and keeps what is collected there in a ledger of its
own (ORGCOST_LEDGER), apart from yours.`;

export function defineCommands(program: Command, calls: Calls): void {
  calls(
    program
      .command('demo')
      .description('show it all with a made-up organization on this machine, without AWS')
      .option('--since <day>', 'collect from this UTC day on (default: 13 months the first time)'),
    async () => (await import('./commands/demo')).demo,
  );

  const accounts = program.command('accounts').description("the organization's accounts");
  calls(
    accounts.command('sync').description('bring the ledger in line with the organization'),
    async () => (await import('./commands/accounts')).syncAccountsOfOrganization,
  );
  calls(
    accounts.command('list').description('show what the ledger knows of each account'),
    async () => (await import('./commands/accounts')).listAccounts,
  );

  calls(
    program
      .command('collect')
      .description('collect costs from Cost Explorer into the ledger, at $0.01 a page')
      .addOption(modeOption())
      .option(
        '--since <day>',
        'read from this UTC day on (default: the open month, and the one before until day 8)',
      )
      .option('--accounts <ids...>', 'only these accounts')
      .option('--max-pages <number>', 'pay for no more pages than this; the next run goes on')
      .option('--dry-run', 'tell what would be read and paid, by both modes; free of charge')
      .option(
        '--verify',
        "compare each account's own view with the payer's, and name the differences",
      ),
    async () => (await import('./commands/collect')).collectCosts,
  );

  calls(
    program
      .command('price')
      .description('what it costs to know the costs: a month and the first run, in each way')
      .option(
        '--accounts <number>',
        "of an organization of so many accounts (default: the ledger's)",
      ),
    async () => (await import('./commands/price')).price,
  );

  const runs = program.command('runs').description('what was collected, refused and paid');
  calls(
    runs.command('list').description('the latest runs').option('--limit <number>', 'at most', '20'),
    async () => (await import('./commands/runs')).listRuns,
  );
  calls(
    runs
      .command('show')
      .description('one run, with every account that was not simply read; all with --json')
      .argument('[run]', 'its id (default: the latest)'),
    async () => (await import('./commands/runs')).showRun,
  );

  calls(
    program
      .command('costs')
      .description('what accounts cost, from the ledger')
      .option('--account <id>', 'of one account')
      .option('--all', 'of every account')
      .option('--from <day>', 'first UTC day (default: the first of this month)')
      .option('--to <day>', 'UTC day after the last (default: tomorrow)')
      .addOption(
        new Option(
          '--group-by <dimension>',
          'rows of the table (default: account with --all, else service); CSV and JSON keep accounts apart besides',
        ).choices(dimensions),
      )
      .addOption(
        new Option('--metric <metric>', 'how costs are counted')
          .choices(metrics)
          .default('unblended'),
      )
      .option(
        '--as-of <time>',
        'as the ledger knew it then, such as 2026-11-01T06:00:00Z; of a UTC day, such as 2026-11-01, its end counts',
      )
      .addOption(
        new Option('--format <format>', 'default: table').choices(['table', 'csv', 'json']),
      ),
    async () => (await import('./commands/costs')).showCosts,
  );

  const alerts = program
    .command('alerts')
    .description('what was above thresholds, and who was told');
  calls(
    alerts
      .command('list')
      .description('the alerts of a month')
      .option('--month <month>', 'default: this one')
      .option('--account <id>', 'of one account'),
    async () => (await import('./commands/alerts/list-alerts')).listAlerts,
  );
  calls(
    alerts
      .command('show')
      .description('one alert, with its reasons, and what became of it')
      .argument('<alert>', 'its id, as the list has it'),
    async () => (await import('./commands/alerts/show-alert')).showAlert,
  );
  calls(
    alerts
      .command('ack')
      .description('acknowledge an alert: say that it was seen')
      .argument('<alert>', 'its id, as the list has it')
      .option('--note <text>', 'what there is to say of it')
      .addOption(byOption()),
    async () => (await import('./commands/alerts/acknowledge-alert')).acknowledgeAlert,
  );
  calls(
    alerts
      .command('mute')
      .description('have nobody told of alerts of an account for some time; they are recorded')
      .requiredOption('--account <id>', 'whose')
      .requiredOption(
        '--until <day>',
        'first UTC day on which people are told again; today ends it',
      )
      .addOption(new Option('--policy <policy>', 'only those of one').choices(policies))
      .option('--note <text>', 'why')
      .addOption(byOption()),
    async () => (await import('./commands/alerts/mute-alerts')).muteAlerts,
  );
  calls(
    alerts.command('mutes').description('the mutes in force'),
    async () => (await import('./commands/alerts/list-mutes')).listMutes,
  );
  calls(
    alerts
      .command('refusals')
      .description('the addresses that do not take mail: the platform team is told in their place')
      .option('--lift <address>', 'have alerts mailed to this one again'),
    async () => (await import('./commands/alerts/refusals')).refusals,
  );
  calls(
    alerts
      .command('check')
      .description(
        "hold the config's alarms against the ledger now, as is done after each collection",
      ),
    async () => (await import('./commands/alerts/check-alerts')).checkAlerts,
  );
  calls(
    alerts
      .command('coverage')
      .description(
        'look whether the owner of every account would hear of its costs, with credentials of the tracker account',
      ),
    async () => (await import('./commands/alerts/show-coverage')).showCoverage,
  );
  calls(
    alerts
      .command('test')
      .description(
        'set an alarm off in accounts, marked as a test, and follow it to the delivered mail',
      )
      .option('--account <ids...>', 'in these accounts')
      .option('--all', 'in every account that is to have alarms')
      .option('--to-owners', 'mail it to the owners of accounts (default: to the platform team)')
      .option('--wait <seconds>', 'for mails to arrive, at most 3600', '300'),
    async () => (await import('./commands/alerts/test-alarms')).testAlarms,
  );
  calls(
    alerts
      .command('backtest')
      .description("what the config's alarms, or others, would have told of the ledger's past")
      .option('--from <day>', 'first UTC morning (default: 90 days back)')
      .option('--to <day>', 'UTC day after the last morning (default: tomorrow)')
      .option('--account <id>', 'of one account')
      .option('--month-to-date <amount>', "try this threshold, in place of the config's alarms")
      .option('--daily <amount>', 'the same for a day')
      .option('--change-percent <percent>', 'the same for a day above the usual (default: 50)')
      .option('--change-minimum <amount>', 'and by so much at the least (default: 20)')
      .option('--forecast <amount>', "the same for a month's forecast")
      .option('--budget <amount>', 'the same for 50, 80 and 100% of a budget'),
    async () => (await import('./commands/alerts/backtest-alerts')).backtestAlerts,
  );

  calls(
    alerts
      .command('replay')
      .description(
        "put what could not be recorded back to where it came from, with credentials of the tracker's account",
      ),
    async () => (await import('./commands/alerts/replay-alerts')).replayAlerts,
  );

  defineOwnerCommands(program, calls, metrics);

  calls(
    program
      .command('import')
      .description('bring costs from files into the ledger')
      .command('focus')
      .description('import FOCUS 1.0–1.2 files: CSV, gzipped CSV or Parquet')
      .argument(
        '<files...>',
        'all files of a period together: the days from their first to their last are replaced as a whole',
      )
      .option('--provider <name>', 'only the rows of this provider')
      .option(
        '--replace-fuller',
        'also days of which an earlier import told more; those of which the files tell nothing are emptied',
      )
      .option('--replace-collected', 'also days that come from Cost Explorer, in all metrics')
      .option(
        '--dry-run',
        'read and check the files, tell what would be replaced, and write nothing into the ledger',
      ),
    async () => (await import('./commands/import-focus')).importFocus,
  );

  defineChargebackCommands(program, calls);

  const config = program.command('config').description('the config file, orgcost.config.yaml');
  calls(
    config
      .command('check')
      .description('tell what it has deployed, or each thing that is wrong, with its line'),
    async () => (await import('./commands/config')).checkConfig,
  );
  calls(
    config.command('schema').description('print its JSON schema, for editors'),
    async () => (await import('./commands/config')).printConfigSchema,
  );

  calls(
    program
      .command('local-organization')
      .description('a made-up AWS organization on this machine')
      .command('serve')
      .description('serve it over HTTP, for any AWS client, until Ctrl-C')
      .option('--port <number>', 'default: a free one')
      .option('--accounts <number>', 'how many', '24')
      .option('--seed <number>', 'another seed, another organization', '1')
      .option('--months <number>', 'of history', '13')
      .option('--today <day>', 'its UTC day (default: today)')
      .option(
        '--origin <day>',
        'the --today of an earlier serve: the same organization goes on from there, its past restated (default: --today)',
      )
      .addHelpText('after', servedHelp),
    async () => (await import('./commands/local-organization')).serveLocalOrganization,
  );

  calls(
    program
      .command('doctor')
      .description('check credentials, roles, Cost Explorer and the ledger')
      .option('--cost-explorer', 'ask Cost Explorer too, for one page ($0.01)')
      .addOption(
        new Option(
          '--deployed',
          "check what the config file has deployed, with credentials of the tracker's account that are not the collector's; free of charge",
        ).conflicts('costExplorer'),
      ),
    async () => (await import('./commands/doctor')).doctor,
  );
}

function modeOption(): Option {
  return new Option(
    '--mode <mode>',
    "member: by each account's own role; payer: by the management account's (default: member, or the config's)",
  ).choices(modes);
}
