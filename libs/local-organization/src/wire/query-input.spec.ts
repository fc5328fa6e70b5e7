import { readQueryInput } from './query-input';

it('reads texts, structures and lists, of structures too, in the order of their numbers', () => {
  expect(
    readQueryInput({
      StackSetName: 'orgcost-member-account',
      'DeploymentTargets.AccountFilterType': 'INTERSECTION',
      'DeploymentTargets.Accounts.member.10': '101010101010',
      'DeploymentTargets.Accounts.member.2': '222222222222',
      'DeploymentTargets.Accounts.member.1': '111111111111',
      'ParameterOverrides.member.1.ParameterKey': 'DailyThreshold',
      'ParameterOverrides.member.1.ParameterValue': '0',
      'ParameterOverrides.member.2.ParameterKey': 'MonthToDateThreshold',
      Regions: '',
    }),
  ).toEqual({
    StackSetName: 'orgcost-member-account',
    DeploymentTargets: {
      AccountFilterType: 'INTERSECTION',
      Accounts: ['111111111111', '222222222222', '101010101010'],
    },
    ParameterOverrides: [
      { ParameterKey: 'DailyThreshold', ParameterValue: '0' },
      { ParameterKey: 'MonthToDateThreshold' },
    ],
    Regions: '',
  });
});
