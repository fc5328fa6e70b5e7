import type { Parameter } from '@aws-sdk/client-cloudformation';
import type { Thresholds } from '@orgcost/alerting';
import * as z from 'zod';

// The parameters of the template that apps/infra deploys: see its BillingAlarms.
const monthToDateName = 'MonthToDateThreshold';
const dailyName = 'DailyThreshold';

/** All of them, always: a parameter that a change leaves out goes back to the template's default. */
export function thresholdParameters({ monthToDate, daily = 0 }: Thresholds): Parameter[] {
  return [
    { ParameterKey: monthToDateName, ParameterValue: String(monthToDate) },
    { ParameterKey: dailyName, ParameterValue: String(daily) },
  ];
}

/** What a stack was given in place of the template's defaults, in US dollars. */
export interface ThresholdOverrides {
  readonly monthToDate?: number;
  /** 0: no such alarm. */
  readonly daily?: number;
}

/** Whether a stack was given these thresholds, whole. */
export function isGiven(
  { monthToDate, daily = 0 }: Thresholds,
  overrides: ThresholdOverrides,
): boolean {
  return overrides.monthToDate === monthToDate && overrides.daily === daily;
}

/** Thresholds as CloudFormation tells an instance's parameters; others that there are do not matter. */
export const thresholdOverridesSchema = z
  .array(z.object({ ParameterKey: z.string(), ParameterValue: z.string().optional() }))
  .default([])
  .transform((parameters) =>
    Object.fromEntries(
      parameters.map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
    ),
  )
  .pipe(z.object({ [monthToDateName]: dollars().optional(), [dailyName]: dollars().optional() }))
  .transform(({ [monthToDateName]: monthToDate, [dailyName]: daily }): ThresholdOverrides => ({
    ...(monthToDate !== undefined && { monthToDate }),
    ...(daily !== undefined && { daily }),
  }));

function dollars() {
  return z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'expected a number of dollars')
    .transform(Number);
}
