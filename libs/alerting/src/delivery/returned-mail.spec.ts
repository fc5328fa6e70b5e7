import { parseInstant } from '@orgcost/domain';
import type { MailEvent } from './mail';
import { cameBack } from './returned-mail';

const event = (kind: MailEvent['kind'], ...recipients: string[]): MailEvent => ({
  kind,
  at: parseInstant('2026-11-25T06:02:00Z'),
  recipients,
});
const [ana, ben] = ['ana@example.com', 'Ben@example.com'];

it.each<[string, boolean, MailEvent[]]>([
  ['nothing was told of', false, []],
  ['was sent', false, [event('sent', ana, ben)]],
  ['bounced at one of two', false, [event('bounced', ana)]],
  [
    'bounced at one, and arrived at the other',
    false,
    [event('bounced', ana), event('delivered', ben)],
  ],
  [
    'bounced at one, and the other complains of',
    false,
    [event('bounced', ana), event('complained', ben)],
  ],
  ['all complain of', false, [event('complained', ana, ben)]],
  ['bounced at one, and at a stranger', false, [event('bounced', ana, 'cleo@example.com')]],
  ['bounced at both', true, [event('bounced', ana, ben)]],
  [
    'bounced at both, one by one, in other letters',
    true,
    [event('bounced', 'ben@EXAMPLE.com'), event('bounced', ana)],
  ],
  [
    'bounced at both after servers took it',
    true,
    [event('bounced', ana), event('delivered', ana, ben), event('bounced', ben)],
  ],
  ['soft-bounced at one of two', false, [event('soft-bounced', ana)]],
  [
    'soft-bounced at both',
    true,
    [event('soft-bounced', ana), event('soft-bounced', 'ben@EXAMPLE.com')],
  ],
  [
    'soft-bounced at one, and bounced at the other',
    true,
    [event('soft-bounced', ana), event('bounced', ben)],
  ],
  [
    'soft-bounced at one, and arrived at the other',
    false,
    [event('soft-bounced', ana), event('delivered', ben)],
  ],
  [
    'arrived at both, who are away',
    false,
    [event('delivered', ana, 'ben@EXAMPLE.com'), event('soft-bounced', ana, ben)],
  ],
  [
    'arrived at both, who are away, as told the other way round',
    false,
    [event('soft-bounced', ana, ben), event('delivered', ana, ben)],
  ],
  [
    'arrived at one, who is away, and bounced at the other',
    false,
    [event('delivered', ana), event('soft-bounced', ana), event('bounced', ben)],
  ],
  [
    'soft-bounced, and then for good',
    true,
    [event('soft-bounced', ana, ben), event('delivered', ana), event('bounced', ana)],
  ],
  ['was rejected', true, [event('sent', ana, ben), event('rejected', ana, ben)]],
])('a mail that %s came back: %s', (_, expected, events) => {
  expect(cameBack({ to: [ana, ben] }, events)).toBe(expected);
});
