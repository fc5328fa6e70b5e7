import * as z from 'zod';

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html */
const tagText = z
  .string()
  .regex(
    /^[A-Za-z0-9_-]{1,256}$/,
    'Member must have letters, digits, underscores and dashes alone, at most 256',
  );

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html */
const header = z.strictObject({
  Name: z.string().regex(/^[!-9;-~]{1,126}$/, 'Member must be a name of printable ASCII'),
  Value: z.string().regex(/^[ -~]{1,995}$/, 'Member must be printable ASCII'),
});

const content = z.strictObject({ Data: z.string().min(1), Charset: z.string().optional() });
const addresses = z.array(z.string().regex(/^[^\r\n]*@[^\r\n]*$/, 'Member must be an address'));

/** Of simple content alone: neither templates nor raw mails, nor attachments. */
export const sendEmailInput = z.strictObject({
  FromEmailAddress: z.string().regex(/^[^\r\n]*@[^\r\n]*$/, 'Member must be an address'),
  Destination: z.strictObject({
    ToAddresses: addresses.default([]),
    CcAddresses: addresses.default([]),
    BccAddresses: addresses.default([]),
  }),
  ReplyToAddresses: addresses.default([]),
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: content.refine(({ Data }) => !/[\r\n]/.test(Data), 'Member must be one line'),
      Body: z
        .strictObject({ Html: content.optional(), Text: content.optional() })
        .refine(({ Html, Text }) => Html ?? Text, 'Member must have a part'),
      Headers: z.array(header).max(15).default([]),
    }),
  }),
  EmailTags: z
    .array(z.strictObject({ Name: tagText, Value: tagText }))
    .max(50)
    .default([]),
  ConfigurationSetName: z.string().optional(),
});

export type SendEmailInput = z.infer<typeof sendEmailInput>;
