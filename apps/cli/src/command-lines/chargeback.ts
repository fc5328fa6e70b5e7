import type { Command } from 'commander';
import type { Calls } from '../command-line';
import { byOption } from './by-option';

/** Rules, months, statements, and the proof of them. */
export function defineChargebackCommands(program: Command, calls: Calls): void {
  const chargeback = program
    .command('chargeback')
    .description('charge cost centers: preview a month, close it, and what came of it');
  const month = '--month <month>';
  const book = '--book <ids...>';
  const rulesFile = ['--rules <file>', 'in place of the rule file of the config'] as const;
  const bookText = 'put offered moves of ownership on the statements: their ids, or all';
  calls(
    chargeback
      .command('preview')
      .description('what each cost center would be charged, and what stands against closing')
      .option(month, 'default: the one that is over')
      .option(book, bookText)
      .option(...rulesFile),
    async () => (await import('../commands/chargeback/preview-month')).previewChargeback,
  );
  calls(
    chargeback
      .command('close')
      .description('close a month into statements that never change')
      .option(month, 'default: the one that is over')
      .option('--preview <id>', 'only if it is exactly what this preview has shown')
      .option('--accept <kind=reason...>', 'close in spite of a refusal; the reason is printed')
      .option(book, bookText)
      .option(...rulesFile)
      .addOption(byOption()),
    async () => (await import('../commands/chargeback/close-month')).closeChargeback,
  );
  calls(
    chargeback
      .command('statement')
      .description('who has a statement of a closed month, or one statement with every line')
      .option(month, 'default: the last that was closed')
      .option('--cost-center <id>', 'the statements of one'),
    async () => (await import('../commands/chargeback/show-statement')).showStatement,
  );
  calls(
    chargeback
      .command('export')
      .description('write statements into a folder: PDF, XLSX, CSV, JSON, FOCUS 1.2')
      .requiredOption(
        '--to <folder>',
        'made where there is none; files of the same names are replaced',
      )
      .option(month, 'default: the last that was closed')
      .option('--cost-center <id>', 'the statements of one')
      .option(
        '--format <formats>',
        'of pdf, xlsx, csv, json, focus-csv, focus-parquet',
        'pdf,xlsx',
      ),
    async () => (await import('../commands/chargeback/export-month')).exportChargeback,
  );
  calls(
    chargeback
      .command('verify')
      .description('hold closed months against their hashes, and against the ledger'),
    async () => (await import('../commands/chargeback/verify-closes')).verifyChargeback,
  );
  calls(
    chargeback
      .command('explain')
      .description("walk an account's charges from Cost Explorer to lines of statements")
      .requiredOption('--account <id>', 'whose')
      .option(month, 'default: the one that is over')
      .option('--service <name>', 'charges of one service')
      .option('--charge-type <name>', 'charges of one type')
      .option(...rulesFile),
    async () => (await import('../commands/chargeback/explain-account')).explainChargeback,
  );
  calls(
    chargeback
      .command('as-billed')
      .description('what was billed for closed months by the statements of some moment')
      .option('--at <time>', 'such as 2026-11-10T08:00:00Z; of a UTC day its end (default: now)')
      .option(month, 'of one month'),
    async () => (await import('../commands/chargeback/as-billed')).showAsBilled,
  );

  calls(
    program
      .command('reconcile')
      .description("hold statements against the payer's bill, which is read once, at $0.01 a page")
      .option(month, 'default: the one that is over')
      .option(
        '--invoice <entity=total...>',
        'an invoice of the month, such as "Amazon Web Services, Inc.=1234.56"',
      )
      .option(...rulesFile)
      .option('--refresh', 'read the bill again')
      .option('--max-pages <number>', 'pay for no more pages than this'),
    async () => (await import('../commands/chargeback/reconcile')).reconcile,
  );

  const rules = program.command('rules').description('the rule file of chargeback');
  calls(
    rules
      .command('check')
      .description('tell what is wrong with it, and which rules take nothing in a month')
      .option(month, 'default: the one that is over')
      .option(...rulesFile),
    async () => (await import('../commands/chargeback/check-rules')).checkRules,
  );
  calls(
    rules.command('schema').description('print its JSON schema, for editors'),
    async () => (await import('../commands/chargeback/check-rules')).printRuleSchema,
  );
}
