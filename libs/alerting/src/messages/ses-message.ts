import type { MailEvent } from '../delivery/mail';
import { mailTag } from './mail-tag';
import { mailEventOf, type SesEvent } from './ses-event';

/** What SES sends when a topic becomes its destination: no JSON, and nothing to record. */
export const sesGreeting = 'Successfully validated SNS topic for Amazon SES event publishing.';

export interface MailNews {
  /** Id of the mail. */
  readonly mail: string;
  readonly event: MailEvent;
}

/**
 * What an event of SES tells of a mail of OrgCost; undefined where it is another's, or settles nothing.
 * @throws InvalidInputError where an event lacks what its type has
 */
export function mailNewsOf(sesEvent: SesEvent): MailNews | undefined {
  const [mail] = sesEvent.mail.tags[mailTag] ?? [];
  if (mail === undefined) return undefined;
  const event = mailEventOf(sesEvent);
  return event && { mail, event };
}
