import { daysBetween, type ChargeType, type UtcDay } from '@orgcost/domain';
import { firstDay } from './calendar';
import type { CostEvent } from './cost-event';

/** What the costs of a made-up account are like. Cents are whole only once they are a charge. */
export interface AccountTraits {
  /** Cents that an ordinary weekday costs at first. */
  readonly usual: number;
  /** A weekend day's share of that: 1 where all days are alike. */
  readonly weekend: number;
  /** Growth a week: 0.02 is 2%. */
  readonly growth: number;
  readonly noise: NoiseTraits;
  /** The first of them costs most. */
  readonly services: readonly [string, ...string[]];
  readonly monthly: readonly MonthlyCharge[];
  readonly events: readonly CostEvent[];
  /** Days of which nothing is ever known. */
  readonly gaps: readonly UtcDay[];
}

export interface NoiseTraits {
  /** Standard deviation of a day's logarithm: 0.05 is about 5%. */
  readonly deviation: number;
  /** Of a day with the day before, from 0 up to, and without, 1. */
  readonly correlation: number;
}

/** What comes on the same day of every month. */
export interface MonthlyCharge {
  readonly service: string;
  readonly chargeType: ChargeType;
  /** 1 to 28: each month has it. */
  readonly dayOfMonth: number;
  /** As many ordinary days' costs; negative for a credit. */
  readonly ordinaryDays: number;
  /** Deviation from month to month, as in `NoiseTraits`; 0 for a fixed price. */
  readonly deviation: number;
}

/** Cents of an ordinary weekday at the time, without events. */
export function usualOn({ usual, growth }: AccountTraits, day: UtcDay): number {
  return usual * (1 + growth) ** (daysBetween(firstDay, day) / 7);
}
