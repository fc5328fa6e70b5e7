import { accountGaps } from '@orgcost/collection';
import {
  accountIdSchema,
  addDays,
  billingPeriodOf,
  billingPeriodsOf,
  costDimensions,
  dayRange,
  daysOfBillingPeriod,
  InvalidInputError,
  latestProfiles,
  metrics,
  utcDayOf,
  utcDaySchema,
  type AccountId,
  type CostDimension,
  type DayRange,
} from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import * as z from 'zod';
import { accountNames } from '../output/account-names';
import { parseOptions, type Context } from '../context';
import type { ExitCode } from '../io';
import { readLedger } from '../ledger';
import { momentOrDay } from '../options';
import { costsTitle, renderCostRows, renderCostTable } from '../output/costs';
import { formatOf, formats } from '../output/format';
import { renderFileDays } from '../output/file-days';
import { missingDays, renderMissingDays } from '../output/missing-days';
import { renderUncollected } from '../output/uncollected';
import { renderNoCost } from '../output/no-cost';
import { terminalWidth } from '../output/width';
import { renderWithoutData } from '../output/without-data';
import { readCosts } from '../costs/read-costs';
import { surveyCosts } from '../costs/survey-costs';

/** A month that is asked for is looked up: a slip of the keyboard is not to ask for thousands. */
const billedDay = utcDaySchema.refine(
  (day) => day >= '2000-01-01' && day <= '2100-01-01',
  'must lie between 2000-01-01 and 2100-01-01',
);

const optionsSchema = z.object({
  account: accountIdSchema.exactOptional(),
  all: z.boolean().default(false),
  from: billedDay.exactOptional(),
  to: billedDay.exactOptional(),
  groupBy: z.enum(costDimensions).exactOptional(),
  metric: z.enum(metrics),
  asOf: momentOrDay.exactOptional(),
  format: z.enum(formats).exactOptional(),
});

type CostOptions = z.output<typeof optionsSchema>;

/** `orgcost costs` */
export async function showCosts(context: Context, given: unknown): Promise<ExitCode> {
  const options = parseOptions(optionsSchema, given);
  const { account, metric, asOf } = options;
  if (options.all === (account !== undefined)) {
    throw new InvalidInputError('Say whose costs: either --all, or --account with an id');
  }
  const range = rangeOf(options, context);
  const dimension = options.groupBy ?? (account === undefined ? 'account' : 'service');
  const format = formatOf(options, context);

  return readLedger<ExitCode>(context, async (ledger) => {
    if (account !== undefined) await assertKnown(ledger, account, range);
    const asked = {
      ...(account !== undefined && { account }),
      ...(asOf !== undefined && { asOf }),
      range,
    };
    const costs = readCosts(ledger.costs, { ...asked, byDay: dimension === 'day' });
    const groupBy = format === 'table' ? [dimension] : keepingAccountsApart(dimension);
    const survey = await surveyCosts(costs, { groupBy, metric });
    const { io, today } = context;
    const { stdout, stderr } = io;
    if (format === 'table') {
      const names = await accountNames(ledger.accounts);
      stdout.write(costsTitle({ metric, dimension, range, account, asOf }));
      stdout.write(renderCostTable(survey, dimension, names, terminalWidth(context.io)));
    } else {
      stdout.write(renderCostRows(survey.report, dimension, format));
    }
    const gaps = await accountGaps(ledger, asked);
    if (survey.report.rows.length === 0) {
      const place = format === 'table' ? stdout : stderr;
      place.write(renderNoCost(survey, gaps, { from: range.from, asOf, today }));
    }
    const lived = account === undefined ? range : await membershipWithin(ledger, account, range);
    const lookedAt = asOf === undefined ? today : utcDayOf(asOf);
    const days = missingDays(survey, lived, lookedAt);
    const { uncollected, withoutData } = gaps;
    stderr.write(renderFileDays(survey, lived, lookedAt));
    stderr.write(renderMissingDays(days, survey, today));
    stderr.write(renderUncollected(uncollected));
    stderr.write(renderWithoutData(withoutData));
    const isNothingKnown = survey.origins.size === 0 && withoutData.length === 0;
    return isNothingKnown || days.length > 0 || uncollected.length > 0 ? 3 : 0;
  });
}

/** This month up to and with today, unless asked for otherwise. */
function rangeOf({ from, to }: CostOptions, { today }: Context): DayRange {
  const thisMonth = {
    from: daysOfBillingPeriod(billingPeriodOf(today)).from,
    to: addDays(today, 1),
  };
  if (from !== undefined && to === undefined && from > today) {
    throw new InvalidInputError(
      `--from ${from} is later than today, ${today} (UTC): there is no cost yet`,
    );
  }
  if (to !== undefined && from === undefined && to <= thisMonth.from) {
    throw new InvalidInputError(
      `--to ${to} needs a --from before it: without one, costs begin with ${thisMonth.from}`,
    );
  }
  return dayRange(from ?? thisMonth.from, to ?? thisMonth.to);
}

/** A program that reads rows may want them by account, and can sum them if not. */
function keepingAccountsApart(dimension: CostDimension): CostDimension[] {
  return dimension === 'account' ? ['account'] : ['account', dimension];
}

/** The days of a range on which an account was in the organization, as far as that is known. */
async function membershipWithin(
  { accounts }: Ledger,
  account: AccountId,
  { from, to }: DayRange,
): Promise<DayRange> {
  const { joined = from, left = to } =
    latestProfiles(await accounts.profiles([account])).get(account) ?? {};
  return { from: joined > from ? joined : from, to: left < to ? left : to };
}

/** An account that was only ever imported has cost but no profile. */
async function assertKnown(
  { accounts, costs }: Ledger,
  account: AccountId,
  range: DayRange,
): Promise<void> {
  if ((await accounts.profiles([account])).length > 0) return;
  if ((await costs.months(account, billingPeriodsOf(range))).length > 0) return;
  throw new InvalidInputError(
    `The ledger knows no account ${account} in these days: "orgcost accounts list" shows those that it knows`,
  );
}
