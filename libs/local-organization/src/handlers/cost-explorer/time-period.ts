import {
  billingPeriodOf,
  billingPeriodsOf,
  daysOf,
  daysOfBillingPeriod,
  InvalidInputError,
  parseUtcDay,
  type BillingPeriod,
  type DayRange,
  type UtcDay,
} from '@orgcost/domain';
import * as z from 'zod';
import { AwsError } from '../../wire/aws-error';

const day = z.string().transform((text, context) => {
  try {
    return parseUtcDay(text);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    context.addIssue({ code: 'custom', message: 'Member must be a date in the format yyyy-MM-dd' });
    return z.NEVER;
  }
});

export const timePeriodSchema = z.object({ Start: day, End: day });

/** The part of a query that is answered with one result. */
export interface Period extends DayRange {
  readonly billingPeriod: BillingPeriod;
}

/** @throws AwsError for days that Cost Explorer does not answer for */
export function rangeOf(
  { Start, End }: z.infer<typeof timePeriodSchema>,
  history: DayRange,
  today: UtcDay,
): DayRange {
  if (Start >= End) throw invalid('Start date (and hour) should be before end date (and hour)');
  if (Start < history.from) throw invalid("You haven't enabled historical data beyond 14 months");
  if (Start > today) throw invalid('Start date is in the future');
  if (End > history.to) throw invalid('end date past the beginning of next month');
  return { from: Start, to: End };
}

export function periodsOf(range: DayRange, granularity: 'DAILY' | 'MONTHLY'): Period[] {
  if (granularity === 'DAILY') {
    const days = [...daysOf(range), range.to];
    return days.slice(0, -1).map((from, index) => ({
      from,
      to: days[index + 1] ?? range.to,
      billingPeriod: billingPeriodOf(from),
    }));
  }
  return billingPeriodsOf(range).map((billingPeriod) => {
    const { from, to } = daysOfBillingPeriod(billingPeriod);
    return {
      from: from < range.from ? range.from : from,
      to: to > range.to ? range.to : to,
      billingPeriod,
    };
  });
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
