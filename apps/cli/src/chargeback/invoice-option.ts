import type { Invoice } from '@orgcost/chargeback';
import { amountSchema } from '@orgcost/domain';
import * as z from 'zod';

/** `ENTITY=TOTAL` or `ENTITY=TOTAL CURRENCY`; US dollars without one. */
export const invoiceOption = z.string().transform((text, context): Invoice => {
  const [, entity, amount = '', currency = 'USD'] =
    /^(.+)=(\S+?)(?: ([A-Z]{3}))?$/.exec(text) ?? [];
  const total = amountSchema.safeParse(amount);
  if (entity !== undefined && total.success) {
    return { entity: entity.trim(), total: total.data, currency };
  }
  const message = amount.includes(',')
    ? `has ${JSON.stringify(amount)} for a total: write it without commas, and with a point, such as 1234.56`
    : 'must be ENTITY=TOTAL, such as "Amazon Web Services, Inc.=1234.56", or "…=1234.56 EUR"';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});
