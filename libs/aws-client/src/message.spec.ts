import { decidedBy, isUnreadable, oneLine } from './message';

const unreadable =
  'Unexpected token <\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.';

test.each([
  ['a message of several lines', 'one\n\n  and\tanother ', false, 'one and another'],
  ['a message with a hint to programmers', unreadable, true, 'Unexpected token <'],
])('%s becomes one line for people', (_, message, is, line) => {
  expect([isUnreadable(new Error(message)), oneLine(message)]).toEqual([is, line]);
});

test.each([
  [
    'no policy',
    'User: x is not authorized to perform: sts:AssumeRole on resource: y because no resource-based policy allows the sts:AssumeRole action',
    ' (AWS says: because no resource-based policy allows the sts:AssumeRole action)',
  ],
  [
    'a policy',
    'User: x is not authorized to perform: ce:GetCostAndUsage on resource: y with an explicit deny in a service control policy',
    ' (AWS says: with an explicit deny in a service control policy)',
  ],
  ['what AWS does not tell', 'User: x is not authorized to perform: sts:AssumeRole', ''],
])('denied by %s', (_, message, expected) => {
  expect(decidedBy(new Error(message))).toBe(expected);
});
