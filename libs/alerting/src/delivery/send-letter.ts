import type { Clock } from '@orgcost/domain';
import pMap from 'p-map';
import { earlierMailsOf, type Alert, type Delivery } from '../alerts/alert';
import { alertIdOf, alertKeyOf } from '../alerts/alert-id';
import type { AlertLedger } from '../ports/alert-ledger';
import type { Mailer } from '../ports/mailer';
import type { MailLedger } from '../ports/mail-ledger';
import type { Addressee, LetterText, WriteLetter } from './letter';
import { LetterNotWrittenError } from './letter-not-written-error';
import { MailNotTakenError } from './mail-not-taken-error';

export interface Sending {
  readonly alerts: Pick<AlertLedger, 'moveOn'>;
  readonly mails: Pick<MailLedger, 'beginMail' | 'mailSent'>;
  readonly mailer: Mailer;
  readonly write: WriteLetter;
  readonly clock: Clock;
  /** Another text each time. */
  readonly newId: () => string;
}

/** An alert, and how far it is now. */
interface Claimed {
  readonly alert: Alert;
  readonly delivery: Extract<Delivery, { state: 'sending' }>;
}

const concurrency = 16;

/**
 * Sends one mail. Alerts are claimed first, so that nobody else sends them; then the mail is recorded as begun; once it was
 * taken, as sent. So what was cut off can be told apart afterwards: a mail that was never begun was not sent, one that is
 * recorded as sent was, and of one between the two nobody knows.
 * @returns the alerts that were told, or why the mail service would not take them
 * @throws LetterNotWrittenError where it cannot be put into words: its alerts are as they were. Or what cut it off
 */
export async function sendLetter(
  sending: Sending,
  addressee: Addressee,
  alerts: readonly Alert[],
): Promise<{ readonly mailed: readonly Alert[]; readonly refused?: MailNotTakenError }> {
  const { mails, mailer, clock, newId } = sending;
  const mail = newId();
  const claimed = await claim(sending, mail, alerts);
  if (claimed.length === 0) return { mailed: [] };
  const letter = await letterOf(sending, addressee, claimed);
  await mails.beginMail({
    id: mail,
    begunAt: clock(),
    to: [...addressee.to],
    as: addressee.as,
    subject: letter.subject,
    alerts: claimed.map(({ alert }) => alertIdOf(alertKeyOf(alert.crossing))),
  });
  try {
    const messageId = await mailer.send(mail, addressee.to, letter);
    await mails.mailSent(mail, { at: clock(), messageId });
  } catch (error) {
    if (!(error instanceof MailNotTakenError)) throw error;
    await release(sending, claimed, error.message);
    return { mailed: [], refused: error };
  }
  const at = clock();
  await moveAll(sending, claimed, (delivery) => ({
    state: 'mailed',
    mail,
    at,
    ...earlierMailsOf(delivery),
  }));
  return { mailed: claimed.map(({ alert }) => alert) };
}

/** Only those that nobody else has claimed. */
async function claim(
  { alerts: ledger, clock }: Sending,
  mail: string,
  alerts: readonly Alert[],
): Promise<Claimed[]> {
  const at = clock();
  const claimed = await pMap(
    alerts,
    async (alert): Promise<Claimed[]> => {
      const before = alert.delivery;
      if (before.state !== 'pending') return [];
      const delivery = { state: 'sending', mail, at, ...earlierMailsOf(before) } as const;
      const isOurs = await ledger.moveOn(alertKeyOf(alert.crossing), before, delivery);
      return isOurs ? [{ alert, delivery }] : [];
    },
    { concurrency },
  );
  return claimed.flat();
}

async function release(sending: Sending, claimed: readonly Claimed[], why: string): Promise<void> {
  const at = sending.clock();
  await moveAll(sending, claimed, (delivery, { delivery: before }) => {
    const times = before.state === 'pending' ? (before.refused?.times ?? 0) : 0;
    return {
      state: 'pending',
      ...earlierMailsOf(delivery),
      refused: { times: times + 1, at, why },
    };
  });
}

async function moveAll(
  { alerts: ledger }: Sending,
  claimed: readonly Claimed[],
  after: (delivery: Claimed['delivery'], alert: Alert) => Delivery,
): Promise<void> {
  await pMap(
    claimed,
    ({ alert, delivery }) =>
      ledger.moveOn(alertKeyOf(alert.crossing), delivery, after(delivery, alert)),
    { concurrency },
  );
}

async function letterOf(
  sending: Sending,
  addressee: Addressee,
  claimed: readonly Claimed[],
): Promise<LetterText> {
  try {
    return sending.write({
      addressee,
      alerts: claimed.map(({ alert }) => alert),
      mayRepeat: claimed.some(({ delivery }) => delivery.uncertain.length > 0),
    });
  } catch (cause) {
    await moveAll(sending, claimed, (_, { delivery }) => delivery);
    const ids = claimed.map(({ alert }) => alertIdOf(alertKeyOf(alert.crossing))).join(', ');
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new LetterNotWrittenError(`${ids}: ${why}`, { cause });
  }
}
