import { metrics } from '@orgcost/domain';
import * as z from 'zod';
import { defaultChange, defaultSteps } from './default-policies';
import { accountId, list, off, organizationalUnits, settings, text, wholeNumber } from './fields';
import { wholeTier } from './whole-tier';

/**
 * CloudWatch keeps a threshold as a floating-point number: whole units are exact there.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const threshold = () => wholeNumber(1, 1_000_000_000);

const monthToDate = () =>
  threshold().describe('The alarm goes off when the month to date is above this, in whole units');
const daily = () =>
  threshold().describe(
    'The alarm goes off when 24 hours add more than this, in whole units. Without it there is no such alarm',
  );

/** @param orElse what holds without it */
const percent = (orElse: string) =>
  wholeNumber(1, 10_000).describe(
    `Of what is usual, which a day has to be above it by. Default: ${orElse}`,
  );
const minimum = (orElse: string) =>
  threshold().describe(
    `Whole units that it has to be above it by, at the least. Default: ${orElse}`,
  );
const changeText = 'An alert is raised when a day costs more than the same weekdays before';
const change = () =>
  settings({
    percent: percent(String(defaultChange.percent)).default(defaultChange.percent),
    minimum: minimum(String(defaultChange.minimum)).default(defaultChange.minimum),
  }).describe(changeText);

const forecast = () =>
  threshold().describe(
    'An alert is raised when the month is on its way above this, in whole units',
  );

const budgetAmount = () => threshold().describe('For the month, in whole units');
const steps = (orElse: string) =>
  list(wholeNumber(1, 1000), 20, 'percents')
    .superRefine(refuseRepeated)
    .describe(`Percents of it at which an alert is raised. Default: ${orElse}`);
const budgetText = 'An alert is raised at each step of a budget';
const budget = () =>
  settings({
    amount: budgetAmount(),
    steps: steps(defaultSteps.join(', ')).default([...defaultSteps]),
  }).describe(budgetText);

/** What a tier leaves out of change and budget, `wholeTier` puts in. */
const asForAll = 'as for all accounts';
const changeOfTier = () =>
  settings({
    percent: percent(asForAll).exactOptional(),
    minimum: minimum(asForAll).exactOptional(),
  }).describe(changeText);
const budgetOfTier = () =>
  settings({
    amount: budgetAmount().exactOptional(),
    steps: steps(asForAll).exactOptional(),
  }).describe(budgetText);

const tag = settings({
  key: text(/^.{1,128}$/u, 'must be the key of an account tag, such as stage'),
  value: text(/^.{0,256}$/u, 'must be the value of an account tag, such as production'),
});

const tierSchema = settings({
  name: text(/\S/, 'must be a name for these accounts, such as production'),
  organizationalUnits: organizationalUnits(1000)
    .describe('Accounts in these OUs, at any depth')
    .exactOptional(),
  tag: tag.describe('Accounts with this tag').exactOptional(),
  accounts: list(accountId(), 10_000, 'account ids').exactOptional(),
  monthToDate: monthToDate().exactOptional(),
  daily: off(daily()).exactOptional(),
  change: off(changeOfTier()).exactOptional(),
  forecast: off(forecast()).exactOptional(),
  budget: off(budgetOfTier()).exactOptional(),
});

/**
 * When owners are alerted: the thresholds and policies of all, and of accounts that differ. Thresholds are watched twice, by
 * billing alarms in every account and in the ledger, the rest in the ledger alone.
 */
export const alarmsSchema = settings({
  monthToDate: monthToDate(),
  daily: daily().exactOptional(),
  change: change().exactOptional(),
  forecast: forecast().exactOptional(),
  budget: budget().exactOptional(),
  metric: z
    .enum(metrics, { error: `must be one of ${metrics.join(', ')}` })
    .describe("What of the ledger is watched. Default: unblended, as AWS's billing metric is")
    .default('unblended'),
  anomalyDetection: z
    .boolean({ error: 'must be true or false' })
    .describe(
      "Whether AWS's own anomaly detection watches accounts, too. An organization has one such monitor of its accounts: false where it has one already. Default: true",
    )
    .default(true),
  settleHours: wholeNumber(0, 168)
    .describe(
      'Hours after its end at which a day is whole enough for change and forecast. Default: 48',
    )
    .default(48),
  tiers: z
    .array(tierSchema, { error: 'must be a list of tiers' })
    .max(100, { error: 'must be a list of at most 100 tiers' })
    .describe('Accounts with other thresholds. The first tier that an account is in counts')
    .default([]),
}).transform(({ tiers, ...ofAll }, context) => ({
  ...ofAll,
  tiers: tiers.flatMap((tier, index) => {
    const whole = wholeTier(tier, ofAll);
    if (whole) return [whole];
    const path = ['tiers', index, 'budget'];
    const message = 'has no amount, nor has alarms.budget: give one of them its amount';
    context.addIssue({ code: 'custom', path, message });
    return [];
  }),
}));

export type AlarmSettings = z.output<typeof alarmsSchema>;
export type AlarmTier = AlarmSettings['tiers'][number];

function refuseRepeated(
  percents: readonly number[],
  { addIssue }: Pick<z.core.$RefinementCtx, 'addIssue'>,
): void {
  for (const [at, value] of percents.entries()) {
    if (percents.indexOf(value) < at) {
      addIssue({ code: 'custom', path: [at], message: 'is there twice: remove one' });
    }
  }
}
