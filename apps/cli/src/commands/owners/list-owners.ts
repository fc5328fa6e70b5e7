import { ownershipOf, type OwnershipSources } from '@orgcost/chargeback';
import { ownershipSettings } from '@orgcost/config';
import {
  accountIdSchema,
  addDays,
  billingPeriodOf,
  billingPeriodSchema,
  daysOfBillingPeriod,
  InvalidInputError,
  utcDaySchema,
  type AccountId,
  type BillingPeriod,
  type DayRange,
} from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import * as z from 'zod';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { formatOf, formats } from '../../output/format';
import { ownerRows, renderOwnerRows, renderOwners } from '../../output/owners';
import { warnOfUnread } from '../../output/unread';
import { terminalWidth } from '../../output/width';
import { byAccount } from '../../owners/by-account';
import { monthAccounts } from '../../owners/month-accounts';

const optionsSchema = z.object({
  month: billingPeriodSchema.exactOptional(),
  on: utcDaySchema.exactOptional(),
  account: accountIdSchema.exactOptional(),
  format: z.enum(formats).exactOptional(),
});

/** `orgcost owners list` */
export async function listOwners(context: Context, given: unknown): Promise<ExitCode> {
  const { month, on, account, ...options } = parseOptions(optionsSchema, given);
  const { io, settings, today } = context;
  const format = formatOf(options, context);
  const period = month ?? billingPeriodOf(on ?? today);
  const range: DayRange =
    on === undefined ? daysOfBillingPeriod(period) : { from: on, to: addDays(on, 1) };

  const { sources, accounts, unread } = await readLedger(context, (ledger) =>
    account === undefined
      ? allSources(ledger, settings, period)
      : sourcesOf(ledger, settings, account, period),
  );
  const ownership = ownershipOf(sources);
  const profiles = byAccount(sources.profiles);
  const rows = accounts.flatMap((id) =>
    ownerRows(id, ownership(id, range), profiles.get(id) ?? []),
  );
  io.stdout.write(
    format === 'table'
      ? renderOwners(rows, range, terminalWidth(io))
      : renderOwnerRows(rows, format),
  );
  warnOfUnread(io, unread);
  return unread.length > 0 ? 3 : 0;
}

interface Read {
  readonly sources: OwnershipSources;
  /** Whose owners are shown, in order. */
  readonly accounts: readonly AccountId[];
  readonly unread: readonly unknown[];
}

/** Of every account that the organization ever had, that cost something in the month, or that something was said of. */
async function allSources(
  ledger: Ledger,
  settings: Context['settings'],
  period: BillingPeriod,
): Promise<Read> {
  const sources = {
    profiles: await ledger.accounts.profiles(),
    assignments: await ledger.assignments.assignments(),
    settings: ownershipSettings(settings),
  };
  const billed = await monthAccounts(ledger.costs, period);
  const accounts = new Set([
    ...sources.profiles.map(({ id }) => id),
    ...sources.assignments.map(({ account }) => account),
    ...sources.settings.accounts.map(({ account }) => account),
    ...billed.accounts,
  ]);
  return { sources, accounts: [...accounts].sort(), unread: billed.unread };
}

/** @throws InvalidInputError for an account that nothing tells of */
async function sourcesOf(
  ledger: Ledger,
  settings: Context['settings'],
  account: AccountId,
  period: BillingPeriod,
): Promise<Read> {
  const sources = {
    profiles: await ledger.accounts.profiles([account]),
    assignments: await ledger.assignments.assignments([account]),
    settings: ownershipSettings(settings),
  };
  const { profiles, assignments } = sources;
  const isSaid =
    profiles.length + assignments.length > 0 ||
    sources.settings.accounts.some((entry) => entry.account === account);
  if (!isSaid && (await ledger.costs.months(account, [period])).length === 0) {
    throw new InvalidInputError(
      `The ledger knows no account ${account} in these days: "orgcost accounts list" shows those that it knows`,
    );
  }
  return { sources, accounts: [account], unread: [] };
}
