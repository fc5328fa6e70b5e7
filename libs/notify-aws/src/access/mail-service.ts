import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  type SESv2Client,
} from '@aws-sdk/client-sesv2';
import type { MailService } from '@orgcost/alerting';
import * as z from 'zod';
import { requesting } from './errors';

/**
 * Whether SES would send mails of a sender, to whomever.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html
 * @throws AccessError where it does not say so
 */
export async function readMailService(client: SESv2Client, sender: string): Promise<MailService> {
  const asked = { subject: 'SES', operation: 'ses:GetAccount' };
  const { ProductionAccessEnabled, SendingEnabled, EnforcementStatus } = await requesting(
    asked,
    async () => accountSchema.parse(await client.send(new GetAccountCommand({}))),
  );
  const isPaused = !SendingEnabled || EnforcementStatus === 'SHUTDOWN';
  return {
    inSandbox: !ProductionAccessEnabled,
    ...(isPaused && { paused: `its status is ${EnforcementStatus}` }),
    senderIsVerified: await isVerified(client, sender),
  };
}

/** An address is verified where it is itself, or its domain, or one that this is in. */
async function isVerified(client: SESv2Client, sender: string): Promise<boolean> {
  for (const identity of identitiesOf(sender)) {
    if (await isIdentityVerified(client, identity)) return true;
  }
  return false;
}

function identitiesOf(sender: string): readonly string[] {
  const labels = sender.slice(sender.indexOf('@') + 1).split('.');
  // A top-level domain is nobody's.
  const domains = labels.slice(0, -1).map((_label, index) => labels.slice(index).join('.'));
  return [sender, ...domains];
}

function isIdentityVerified(client: SESv2Client, EmailIdentity: string): Promise<boolean> {
  const asked = { subject: `SES's identity ${EmailIdentity}`, operation: 'ses:GetEmailIdentity' };
  return requesting(asked, async () => {
    try {
      const answer = await client.send(new GetEmailIdentityCommand({ EmailIdentity }));
      return identitySchema.parse(answer).VerifiedForSendingStatus;
    } catch (error) {
      if (error instanceof Error && error.name === 'NotFoundException') return false;
      throw error;
    }
  });
}

const accountSchema = z.object({
  ProductionAccessEnabled: z.boolean(),
  SendingEnabled: z.boolean(),
  EnforcementStatus: z.string().default('unknown'),
});

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html */
const identitySchema = z.object({ VerifiedForSendingStatus: z.boolean().default(false) });
