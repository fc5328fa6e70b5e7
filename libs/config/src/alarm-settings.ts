import * as z from 'zod';
import { accountId, list, organizationalUnits, settings, text, wholeNumber } from './fields';

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
  daily: daily().exactOptional(),
});

/** Billing alarms in every account: the thresholds of all, and of those that differ. */
export const alarmsSchema = settings({
  monthToDate: monthToDate(),
  daily: daily().exactOptional(),
  tiers: z
    .array(tierSchema, { error: 'must be a list of tiers' })
    .max(100, { error: 'must be a list of at most 100 tiers' })
    .describe('Accounts with other thresholds. The first tier that an account is in counts')
    .default([]),
});

export type AlarmSettings = z.output<typeof alarmsSchema>;
export type AlarmTier = AlarmSettings['tiers'][number];
