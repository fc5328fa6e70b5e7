import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import { mailTag, type Mailer } from '@orgcost/alerting';
import * as z from 'zod';
import { refusalOf } from './refusal';

export interface SesMailerOptions {
  /** See `createSesClient`: any other might send a mail twice. */
  readonly client: SESv2Client;
  /** An address of a domain that is verified. */
  readonly sender: string;
  /** By which SES tells what becomes of mails; without it, it tells the sender of those that come back. */
  readonly configurationSet?: string;
}

/**
 * Sends mails with SES. One of several people is one mail, which shows them to each other.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
export function sesMailer({ client, sender, configurationSet }: SesMailerOptions): Mailer {
  return {
    async send(id, to, { subject, html, text }) {
      const command = new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: [...to] },
        ConfigurationSetName: configurationSet,
        EmailTags: [{ Name: mailTag, Value: id }],
        Content: {
          Simple: {
            Subject: inUtf8(subject),
            Body: { Html: inUtf8(html), Text: inUtf8(text) },
            // Nobody's automatic answer is of use: https://www.rfc-editor.org/rfc/rfc3834
            Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
          },
        },
      });
      try {
        return answerSchema.parse(await client.send(command)).MessageId;
      } catch (error) {
        throw refusalOf(error) ?? error;
      }
    },
  };
}

function inUtf8(Data: string) {
  return { Data, Charset: 'UTF-8' };
}

const answerSchema = z.object({ MessageId: z.string() });
