import * as z from 'zod';

const measureSchema = z
  .object({
    name: z.string(),
    value: z.number(),
    against: z.number(),
    /** What both count, such as `pages`. */
    unit: z.string(),
    /** The ratio's budget; where it has none, `against` tells only what the value means. */
    atMost: z.number().exactOptional(),
  })
  .readonly();

const detailsSchema = z
  .object({
    titles: z.array(z.string()).readonly(),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
  })
  .readonly();

export const findingsSchema = z
  .object({
    benchmark: z.string(),
    measures: z.array(measureSchema).readonly(),
    /** A table for people to read: nothing is judged by it. */
    details: detailsSchema.exactOptional(),
  })
  .readonly();

/** One figure, held against another of the same run. */
export type Measure = z.output<typeof measureSchema>;

/** What the measures come from. */
export type Details = z.output<typeof detailsSchema>;

/** What one benchmark found. */
export type Findings = z.output<typeof findingsSchema>;

/** Nothing against nothing is what was to be had. */
export function ratioOf({ value, against }: Measure): number {
  return value === against ? 1 : value / against;
}

export function isWithinBudget(measure: Measure): boolean {
  return measure.atMost === undefined || ratioOf(measure) <= measure.atMost;
}
