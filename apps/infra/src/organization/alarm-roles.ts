import type { Deployment } from '@orgcost/config';
import { Construct } from 'constructs';
import type { Permission } from '../constructs/permission';
import {
  alarmReaderRoleName,
  alarmTesterRoleName,
  billingAlarmPrefix,
  billingRegion,
} from '../names';
import { AccountRole } from './account-role';

const readAlarms: Permission = {
  sid: 'ReadAlarms',
  why: "It reads the account's billing alarms.",
  broad: 'CloudWatch asks for the right to all alarms where it lists some.',
  actions: ['cloudwatch:DescribeAlarms'],
  resources: ['*'],
};

/** Whether an account is covered is looked at with one role, and tried with another, which alone changes anything. */
export class AlarmRoles extends Construct {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id);
    const common = { deployment, assumedBy: 'tracker-account' } as const;
    new AccountRole(this, 'Reader', {
      ...common,
      roleName: alarmReaderRoleName,
      description: 'OrgCost looks at billing alarms with it',
      policyName: 'ReadAlarms',
      permissions: [
        readAlarms,
        {
          sid: 'ReadMetric',
          why: "It reads whether AWS's billing metric comes.",
          broad: 'CloudWatch names no resource for this action.',
          actions: ['cloudwatch:GetMetricStatistics'],
          resources: ['*'],
        },
      ],
    });
    new AccountRole(this, 'Tester', {
      ...common,
      roleName: alarmTesterRoleName,
      description: 'OrgCost tries billing alarms with it',
      policyName: 'TryAlarms',
      permissions: [
        readAlarms,
        {
          sid: 'SetAlarmsOff',
          why: "It sets OrgCost's own alarms off for a test, and no others.",
          broad: 'They have names that begin alike.',
          actions: ['cloudwatch:SetAlarmState'],
          // A role reaches no other account's.
          resources: [`arn:aws:cloudwatch:${billingRegion}:*:alarm:${billingAlarmPrefix}*`],
        },
      ],
    });
  }
}
