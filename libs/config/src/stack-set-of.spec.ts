import { stackSetOf } from './stack-set-of';

test.each([
  ['222222222222', 'DELEGATED_ADMIN'],
  ['111111111111', 'SELF'],
])('the tracker %s asks for the StackSet as %s', (trackerAccount, callAs) => {
  expect(stackSetOf({ trackerAccount, managementAccount: '111111111111' })).toEqual({
    stackSet: 'orgcost-member-account',
    callAs,
  });
});
