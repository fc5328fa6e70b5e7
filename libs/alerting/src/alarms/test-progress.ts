import type { Instant } from '@orgcost/domain';
import type { Alert } from '../alerts/alert';
import type { Mail, MailEvent } from '../delivery/mail';
import { cameBack } from '../delivery/returned-mail';

/**
 * How far a test of an alarm has come:
 * - `set-off`: it was not recorded yet
 * - `recorded`: nobody was mailed yet, be it that the mail service would not take a mail so far
 * - `mailed`: nothing tells that the mail arrived
 * - `delivered`
 * - `stood-in`: it was for the owner, and the platform team was told in the owner's place
 * - `lost`: the mail came back
 */
export type TestProgress =
  | { readonly stage: 'set-off' }
  | { readonly stage: 'recorded'; readonly at: Instant; readonly refused?: string }
  | {
      readonly stage: 'mailed' | 'delivered' | 'stood-in';
      readonly at: Instant;
      readonly to: readonly string[];
    }
  | { readonly stage: 'lost'; readonly why: string };

/** A mail of the test, and what became of it. */
export interface TestMail {
  readonly mail: Mail;
  /** In order. */
  readonly events: readonly MailEvent[];
}

/**
 * @param alert of the test; nothing where it was not recorded yet
 * @param mails of the alert, the last one last
 */
export function testProgress(alert: Alert | undefined, mails: readonly TestMail[]): TestProgress {
  if (alert?.crossing.policy !== 'test') return { stage: 'set-off' };
  const { crossing, delivery, raisedAt } = alert;
  const lost = mails.find(({ mail, events }) => cameBack(mail, events));
  // Also where the platform team was told after that.
  if (lost) return { stage: 'lost', why: whyLost(lost) };
  const last = mails.at(-1);
  if (delivery.state !== 'mailed' || !last) {
    const refused = delivery.state === 'pending' ? delivery.refused?.why : undefined;
    return { stage: 'recorded', at: raisedAt, ...(refused !== undefined && { refused }) };
  }
  const { mail, events } = last;
  if (crossing.to === 'owner' && mail.as === 'platform') {
    return { stage: 'stood-in', at: delivery.at, to: mail.to };
  }
  const delivered = events.find(({ kind }) => kind === 'delivered');
  return delivered
    ? { stage: 'delivered', at: delivered.at, to: delivered.recipients }
    : { stage: 'mailed', at: delivery.at, to: mail.to };
}

/** By the event that told it last. */
function whyLost({ mail, events }: TestMail): string {
  const last = events.findLast(({ kind }) => kind !== 'sent' && kind !== 'delivered');
  const detail = last?.detail === undefined ? '' : `: ${last.detail}`;
  return `${mail.to.join(', ')} ${last?.kind ?? 'bounced'}${detail}`;
}
