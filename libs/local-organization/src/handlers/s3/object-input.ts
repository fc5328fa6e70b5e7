import * as z from 'zod';

/** A request of S3, as it came. */
export const objectInput = z.object({
  bucket: z.string(),
  key: z.string(),
  parameters: z.record(z.string(), z.string()),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

export type ObjectInput = z.output<typeof objectInput>;
