import { writeLetter } from './write-letter';
import { alertText } from './alert-text';
import { monthToDate } from './letters.fixture';

it('is what the mail says, without why anybody gets it', () => {
  const addressee = { to: ['ana@example.com'], as: 'owner', owner: 'ana' } as const;
  const mail = writeLetter({ addressee, alerts: [monthToDate], mayRepeat: false }).text;
  const [body] = mail.split('\n\nYou get this mail');
  expect(alertText(monthToDate)).toBe(`${body}\n`);
});
