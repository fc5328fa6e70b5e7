import * as z from 'zod';
import { whatIsWrong } from './malformed';

const schema = z.object({ Accounts: z.array(z.object({ Id: z.string(), Name: z.string() })) });

test.each([
  [{ Accounts: 'seven' }, 'Accounts: expected array, received string'],
  [{ Accounts: [{ Name: 'Web' }] }, 'Accounts[0].Id: expected string, received undefined'],
  [{ Accounts: [{}] }, 'Accounts[0].Id: expected string, received undefined, and 1 more'],
  ['<html>', 'the answer: expected object, received string'],
])('%j', (answer, expected) => {
  const { error } = schema.safeParse(answer);
  expect(error && whatIsWrong(error)).toBe(expected);
});
