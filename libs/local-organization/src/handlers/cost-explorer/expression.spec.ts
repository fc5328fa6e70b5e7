import { expressionSchema, matches, type Expression } from './expression';

const lambda: Expression = { Dimensions: { Key: 'SERVICE', Values: ['AWS Lambda', 'AWS WAF'] } };
const account: Expression = { Dimensions: { Key: 'LINKED_ACCOUNT', Values: ['1'] } };
const credit: Expression = { Dimensions: { Key: 'RECORD_TYPE', Values: ['Credit'] } };

it.each<[Expression, boolean | undefined, boolean]>([
  [lambda, undefined, true],
  [account, true, true],
  [credit, undefined, false],
  [{ Not: account }, false, false],
  [{ Not: lambda }, undefined, false],
  [{ And: [account, lambda] }, undefined, true],
  [{ And: [lambda, { Not: account }] }, false, false],
  [{ And: [account, credit] }, undefined, false],
  [{ Or: [account, credit] }, true, true],
  [{ Or: [{ Not: account }, credit] }, undefined, false],
  [{ Or: [{ Not: account }, { Not: account }] }, false, false],
])('%j is %s for an account, and %s for a charge of it', (expression, forAccount, forCharge) => {
  expect(expressionSchema.safeParse(expression).success).toBe(true);
  expect(matches(expression, { LINKED_ACCOUNT: '1' })).toBe(forAccount);
  expect(
    matches(expression, { LINKED_ACCOUNT: '1', SERVICE: 'AWS Lambda', RECORD_TYPE: 'Usage' }),
  ).toBe(forCharge);
});

it.each([
  {},
  { ...lambda, Not: account },
  { And: [lambda] },
  { Tags: { Key: 'owner', Values: ['shop'] } },
  { Dimensions: { Key: 'SERVICE', Values: [] } },
  { Dimensions: { Key: 'REGION', Values: ['us-east-1'] } },
  { Dimensions: { Key: 'SERVICE', Values: ['AWS'], MatchOptions: ['STARTS_WITH'] } },
])('refuses %j', (expression) => {
  expect(expressionSchema.safeParse(expression).success).toBe(false);
});
