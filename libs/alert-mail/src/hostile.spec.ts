import type { Letter } from '@orgcost/alerting';
import fc from 'fast-check';
import { writeLetter } from './index';
import { anomaly, change, daily, letterOf, monthToDate, owner } from './letters.fixture';

/** What others can put into a mail. */
interface Texts {
  readonly account: string;
  readonly name: string;
  readonly state: string;
  readonly owner: string;
  readonly costCenter: string;
  readonly service: string;
  readonly currency: string;
  readonly anomaly: string;
}

const plain: Texts = {
  account: '1',
  name: 'Web shop',
  state: 'SUSPENDED',
  owner: 'shop',
  costCenter: 'c1',
  service: 'EC2',
  currency: 'USD',
  anomaly: 'a1',
};

function lettersOf(texts: Texts): readonly Letter[] {
  const { account, currency, service, name, state, costCenter } = texts;
  const [month, day, odd, high] = [monthToDate, change, anomaly, daily].map((alert) => ({
    ...alert,
    crossing: {
      ...alert.crossing,
      account,
      currency,
      ...(alert.crossing.policy === 'anomaly' && { anomaly: texts.anomaly }),
    },
    subject: { name, state, costCenter, owner: texts.owner },
    explanation: {
      ...alert.explanation,
      services: alert.explanation.services.map((each) => ({ ...each, service })),
    },
  }));
  if (!month || !day || !odd || !high) return [];
  const facts = { addressee: { ...owner, owner: texts.owner } };
  return [letterOf([month], facts), letterOf([odd], facts), letterOf([month, day, high], facts)];
}

/** Tags as a browser finds them: a text that gets through as one is one more. */
function tagsOf(letter: Letter): readonly string[] {
  return writeLetter(letter).html.match(/<[^>]*>/g) ?? [];
}

const plainTags = lettersOf(plain).map(tagsOf);

function expectHarmless(texts: Texts): void {
  const letters = lettersOf(texts);
  expect(letters.map(tagsOf)).toEqual(plainTags);
  for (const { subject, html, text } of letters.map(writeLetter)) {
    expect(subject).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
    expect(subject.length).toBeLessThanOrEqual(320);
    for (const body of [html, text]) {
      expect(body.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
    }
  }
}

it.each([
  ['tags', '</td></table><script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['ends of what they are in', '"\'><!-- --></style></title><style>*{display:none}'],
  ['entities', '&lt;b&gt; &#x3c;script&#x3e; &amp'],
  ['addresses that run', 'javascript:alert(1)'],
  ['headers', 'Shop\r\nBcc: all@example.com\r\n\r\n<p>'],
  ['what turns the order around', '\u202Egnp.exe\u202C \u2066a\u2069 \u200F'],
  ['escapes', '\u001b[2J\u001b[31mred\u0000\u0007\u009b'],
  ['what is not seen', '\u200b\ufeff\u2060'],
  ['halves of characters', '\ud800 \udfff'],
  ['placeholders', '${x} {{x}} $& $1 %s'],
  ['10,000 characters', 'x'.repeat(10_000)],
  ['10,000 emoji', '👩‍👩‍👧'.repeat(2_000)],
  ['nothing', ''],
  ['spaces', ' '],
])('lets %s do no harm', (_, text) => {
  expectHarmless({
    account: text,
    name: text,
    state: text,
    owner: text,
    costCenter: text,
    service: text,
    currency: text,
    anomaly: text,
  });
});

it('lets no text do harm', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '<',
            '>',
            '"',
            "'",
            '&',
            '</td>',
            '<b>',
            '\r',
            '\n',
            '\u202e',
            '\u200d',
            '/',
          ),
          fc.string({ maxLength: 3 }),
        ),
      )
      .map((parts) => parts.join('')),
  );
  const texts = fc.record({
    account: text,
    name: text,
    state: text.filter((state) => state !== 'ACTIVE'),
    owner: text,
    costCenter: text,
    service: text,
    currency: text,
    anomaly: text,
  });
  fc.assert(fc.property(texts, expectHarmless), { numRuns: 50 });
});

it.each(['متجر الويب', 'חנות', '東京 Büro & Söhne', '👩‍👩‍👧 Kids', 'می‌خواهم'])(
  'shows %s as it is',
  (name) => {
    const [{ subject, html, text } = { subject: '', html: '', text: '' }] = lettersOf({
      ...plain,
      name,
    }).map(writeLetter);
    expect(subject).toBe(`${name}: month to date above 4,000.00 USD`);
    expect(html).toContain(`<bdi>${name.replace('&', '&amp;')}</bdi>`);
    expect(text).toContain(`Account      ${name}\n`);
  },
);
