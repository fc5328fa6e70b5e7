import { billingPeriodSchema, instantSchema } from '@orgcost/domain';
import * as z from 'zod';
import { documentHashSchema } from './close';

/** That a month was previewed at a moment, and which document says with what result. */
export const previewLinkSchema = z.object({
  period: billingPeriodSchema,
  at: instantSchema,
  document: documentHashSchema,
});
export type PreviewLink = z.output<typeof previewLinkSchema>;
