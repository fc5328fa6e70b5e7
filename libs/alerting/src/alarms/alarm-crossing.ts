import {
  billingPeriodOf,
  epochOf,
  instantFromEpoch,
  utcDayOf,
  utcDaySchema,
  type UtcDay,
} from '@orgcost/domain';
import { parseAmount, zero, type Amount } from '@orgcost/money';
import type { Crossing } from '../alerts/crossing';
import type { Alarm } from './alarm';
import { testIn, type AlarmTest } from './alarm-test';

/**
 * AWS brings its billing metric up to date several times a day: an alarm is about what was half a day before, in the
 * middle of the 24 hours that a daily one adds up.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
 */
const lagHours = 12;

/** What an alarm is about: the same that a policy of the ledger finds, so that people are told of it once; or a test. */
export function crossingOfAlarm(alarm: Alarm): Crossing {
  const test = testIn(alarm.reason);
  return test ? crossingOfTest(alarm, test) : crossingOfCosts(alarm);
}

/** Of no costs: what there is to show is that it arrives. */
function crossingOfTest({ account, at }: Alarm, { id, to }: AlarmTest): Crossing {
  const period = utcDayOf(at);
  const none = { currency: 'USD', amount: zero, above: zero };
  return { policy: 'test', account, ...none, at, foundBy: 'cloudwatch', period, test: id, to };
}

function crossingOfCosts({ account, at, policy, threshold, reason }: Alarm): Crossing {
  const day = utcDayOf(instantFromEpoch(epochOf(at) - lagHours * 3_600_000));
  const found = {
    account,
    currency: 'USD',
    amount: amountIn(reason) ?? threshold,
    above: threshold,
    at,
    foundBy: 'cloudwatch',
  } as const;
  return policy === 'daily'
    ? { policy, ...found, period: day }
    : { policy, ...found, period: billingPeriodOf(dayIn(reason) ?? day) };
}

/** The day of the metric that was above: in the first hours of a month it may be of either. */
function dayIn(reason: string): UtcDay | undefined {
  const [, day, month, year] = /\[[^[\]]*? \((\d\d)\/(\d\d)\/(\d\d) /.exec(reason) ?? [];
  const text = utcDaySchema.safeParse(`20${year}-${month}-${day}`);
  return text.success ? text.data : undefined;
}

/** `Threshold Crossed: 1 datapoint [1204.5 (26/11/26 12:00:00)] was greater than the threshold (1000.0).` */
function amountIn(reason: string): Amount | undefined {
  const [, amount] = /\[(\d+(?:\.\d+)?(?:E-?\d+)?) \(/.exec(reason) ?? [];
  return amount === undefined ? undefined : parseAmount(amount);
}
