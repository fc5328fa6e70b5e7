import type { Alert, Mail, MailEvent } from '@orgcost/alerting';
import type { Instant } from '@orgcost/domain';

/** How far a test has come. */
export type TestProgress =
  | { readonly stage: 'set-off' }
  | { readonly stage: 'recorded'; readonly at: Instant }
  | { readonly stage: 'mailed' | 'delivered'; readonly at: Instant; readonly to: readonly string[] }
  | { readonly stage: 'refused'; readonly why: string };

/** A mail of the test, and what became of it. */
export interface TestMail {
  readonly mail: Mail | undefined;
  /** In order. */
  readonly events: readonly MailEvent[];
}

/**
 * @param alert of the test; nothing where it was not recorded yet
 * @param mails of the alert, the last one last
 */
export function testProgress(alert: Alert | undefined, mails: readonly TestMail[]): TestProgress {
  if (!alert) return { stage: 'set-off' };
  const { delivery } = alert;
  if (delivery.state === 'pending' && delivery.refused) {
    return { stage: 'refused', why: delivery.refused.why };
  }
  const events = mails.flatMap((each) => each.events);
  // Also where others were told in place of those that it was for.
  const lost = events.find(({ kind }) => kind === 'bounced' || kind === 'rejected');
  if (lost) {
    const detail = lost.detail === undefined ? '' : `: ${lost.detail}`;
    return { stage: 'refused', why: `${lost.recipients.join(', ')} ${lost.kind}${detail}` };
  }
  const delivered = events.find(({ kind }) => kind === 'delivered');
  if (delivered) return { stage: 'delivered', at: delivered.at, to: delivered.recipients };
  return delivery.state === 'mailed'
    ? { stage: 'mailed', at: delivery.at, to: mails.at(-1)?.mail?.to ?? [] }
    : { stage: 'recorded', at: alert.raisedAt };
}
