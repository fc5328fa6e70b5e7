import { trackerCaller } from './tracker-caller';

const account = '222222222222';
const arnOf = (role: string) => `arn:aws:sts::${account}:assumed-role/${role}/session`;

test('whoever is of the account may look', () => {
  const arn = arnOf('Administrator');
  expect(trackerCaller({ account, arn }, { trackerAccount: account })).toBe(arn);
});

test('the collector may not', () => {
  const arn = arnOf('orgcost-collector-collect');
  expect(() => trackerCaller({ account, arn }, { trackerAccount: account })).toThrow(
    `${arn} is the collector, which accounts let in as they should: sign in as anyone else`,
  );
});
