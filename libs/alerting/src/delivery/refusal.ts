import { instantSchema } from '@orgcost/domain';
import * as z from 'zod';

/** An address that does not take mail: by the last event of a mail that bounced there for good, or was complained of. */
export const refusalSchema = z.object({
  /** In small letters: they make no difference. */
  address: z.string(),
  kind: z.enum(['bounced', 'complained']),
  at: instantSchema,
  /** In the mail service's words. */
  detail: z.string().exactOptional(),
});

export type Refusal = z.output<typeof refusalSchema>;
