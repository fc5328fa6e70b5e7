import { utcDaySchema } from '@orgcost/domain';
import * as z from 'zod';
import { accountId, email, list, settings, text, wholeNumber } from './fields';

/** https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const mostRecipients = 50;

const addresses = () => list(email(), mostRecipients, 'e-mail addresses');

const ownerSchema = settings({
  owner: text(/\S/, 'must be an owner, as the tag of accounts names it')
    .describe('The owner of accounts, as their tag names it')
    .exactOptional(),
  accounts: list(accountId(), 10_000, 'account ids')
    .describe('Accounts, whoever owns them')
    .exactOptional(),
  mail: addresses().describe('Where their alerts go'),
  from: utcDaySchema.describe('The first UTC day; without it, from ever').exactOptional(),
});

/** Mail to owners of accounts. */
export const mailSchema = settings({
  sender: email().describe('An address of a domain that is verified in SES'),
  platform: addresses()
    .describe('Who is told what no owner can be. Default: deployment.operators')
    .exactOptional(),
  digestAbove: wholeNumber(1, 100)
    .describe('More alerts for the same people at a time are one mail. Default: 5')
    .default(5),
  owners: z
    .array(ownerSchema, { error: 'must be a list of owners' })
    .max(10_000, { error: 'must be a list of at most 10000 owners' })
    .describe('Addresses of owners whose tag is none')
    .default([]),
});

export type MailSettings = z.output<typeof mailSchema>;
