import { SESv2Client, type SESv2ClientConfig } from '@aws-sdk/client-sesv2';
import { connections, maxAttempts } from '@orgcost/aws-client';
import { ThrottledRetries } from './throttled-retries';

/**
 * For mails that are sent once. SES takes no id by which it could tell a mail that it is asked for again, as the SDK
 * would ask after an answer that was lost: both would be sent. So only what SES refused for its rate is asked for again.
 */
export function createSesClient(config: SESv2ClientConfig = {}): SESv2Client {
  return new SESv2Client({
    retryStrategy: new ThrottledRetries(maxAttempts(config)),
    requestHandler: connections(),
    ...config,
  });
}
