import { gap, good, unread, type Check } from '../check';
import type { MailFacts, SharedFacts } from '../facts';
import { refusalAmong } from './recipient';

/** Whether mails are sent at all, and the platform team can stand in for owners. */
export function checkMail({ mail }: Pick<SharedFacts, 'mail'>): Check {
  if (!mail) {
    return gap('The config has no mail: nobody is told', 'Add mail to the config, and deploy');
  }
  return serviceCheck(mail) ?? refusalAmong(mail.platform, mail) ?? good(mail.sender);
}

function serviceCheck({ service, sender }: MailFacts): Check | undefined {
  if ('failed' in service) return unread(service);
  const { inSandbox, paused, senderIsVerified } = service.found;
  if (paused !== undefined) {
    return gap(
      `SES sends nothing: ${paused}`,
      'See its console, in us-east-1, for what it asks for',
    );
  }
  if (!senderIsVerified) {
    return gap(
      `SES has not verified ${sender}, nor its domain`,
      'Verify one in its console, in us-east-1',
    );
  }
  return inSandbox
    ? gap(
        'SES is in its sandbox: it mails to addresses only that are verified',
        'Ask for production access in its console, in us-east-1',
      )
    : undefined;
}
