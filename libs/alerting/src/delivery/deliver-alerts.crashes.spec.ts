import { epochOf, instantFromEpoch, parseInstant, type Instant } from '@orgcost/domain';
import fc from 'fast-check';
import { anAlert, aCrossing, aSubject } from '../alerts/alert.fixture';
import { alertIdOf, alertKeyOf } from '../alerts/alert-id';
import { deliverAlerts, type Delivering } from './deliver-alerts';
import { InMemoryAlerts, InMemoryMails, InMemoryMutes, Mailbox } from './in-memory.fixture';
import { counterOf, Crash, lives, mortal, type Life } from './mortal.fixture';

const start = parseInstant('2026-11-25T06:00:10Z');

test('wherever functions die, each alert is mailed, and more than once only where it says so', async () => {
  await fc.assert(
    fc.asyncProperty(lives, fc.integer({ min: 1, max: 12 }), async (deaths, count) => {
      let now: Instant = instantFromEpoch(epochOf(start) + 60_000);
      let ids = 0;
      const alerts = new InMemoryAlerts();
      const mails = new InMemoryMails();
      const mailbox = new Mailbox();
      for (let index = 0; index < count; index += 1) {
        const crossing = aCrossing({ account: String(100_000_000_000 + index) });
        // Five owners: some have a digest, others a mail each.
        const subject = aSubject({ owner: `owner${index % 5}@example.com` });
        await alerts.raise(anAlert({ crossing, subject, raisedAt: start }));
      }

      const deliver = (life?: Life) => {
        const count = life ? counterOf(life) : () => 'alive' as const;
        const delivering: Delivering = {
          alerts: mortal(alerts, count),
          mails: mortal(mails, count),
          mutes: mortal(new InMemoryMutes(), count),
          mailer: mortal(mailbox, count),
          write: (letter) => ({
            subject: letter.alerts.map(({ crossing }) => alertIdOf(alertKeyOf(crossing))).join(' '),
            html: '',
            text: letter.mayRepeat ? 'may repeat' : '',
          }),
          clock: () => now,
          newId: () => `m${(ids += 1)}`,
          onFailure: () => undefined,
          onUnread: () => undefined,
        };
        return deliverAlerts(delivering, {
          platform: [],
          owners: [],
          digestAbove: 1,
          quietSeconds: 30,
        }).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
      };
      for (const life of deaths) {
        // Another one is at work at the same time.
        await Promise.all([deliver(life), deliver({ calls: life.calls + 3, after: !life.after })]);
        now = instantFromEpoch(epochOf(now) + 11 * 60_000);
      }
      await deliver();
      now = instantFromEpoch(epochOf(now) + 11 * 60_000);
      await deliver();

      for (const { crossing, delivery } of alerts.all) {
        if (delivery.state !== 'mailed') throw new Error(`${delivery.state}: nobody was told`);
        const id = alertIdOf(alertKeyOf(crossing));
        const arrived = mailbox.arrived.filter(({ subject }) => subject.split(' ').includes(id));
        // The last one is recorded; each earlier one is named, and whoever had it may know by the later one.
        expect(arrived.at(-1)?.id).toBe(delivery.mail);
        expect(delivery.uncertain).toEqual(
          expect.arrayContaining(arrived.slice(0, -1).map((mail) => mail.id)),
        );
        for (const mail of arrived.slice(1)) expect(mail.text).toBe('may repeat');
      }
    }),
    { numRuns: 300 },
  );
});
