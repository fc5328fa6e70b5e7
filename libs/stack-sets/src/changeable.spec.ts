import { changeableStacks } from './changeable';

const account = '111111111111';
const stack = `arn:aws:cloudformation:us-east-1:${account}:stack/StackSet-orgcost/1`;
const changeable = [{ account, stack }];

test.each<[string, string, string | undefined, readonly object[]]>([
  [stack, 'CURRENT', 'SUCCEEDED', changeable],
  [stack, 'CURRENT', undefined, changeable],
  [stack, 'OUTDATED', 'FAILED', changeable],
  [stack, 'OUTDATED', 'CANCELLED', changeable],
  [stack, 'OUTDATED', 'PENDING', []],
  [stack, 'OUTDATED', 'RUNNING', []],
  [stack, 'OUTDATED', 'SKIPPED_SUSPENDED_ACCOUNT', []],
  [stack, 'INOPERABLE', 'FAILED_IMPORT', []],
  [stack, 'OUTDATED', 'INOPERABLE', []],
])('the stack %s that is %s and %s: %j', (known, status, detailedStatus, expected) => {
  const instance = { account, stack: known, status };
  expect(
    changeableStacks([
      { ...instance, ...(detailedStatus !== undefined && { detailedStatus }) },
      { account: '222222222222', status, detailedStatus: 'SUCCEEDED' },
    ]),
  ).toEqual(expected);
});
