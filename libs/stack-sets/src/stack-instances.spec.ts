import { parseUtcDay } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { alarmStacks } from './alarm-stacks';
import { createCloudFormationClient } from './cloudformation-client';
import { listStackInstances } from './stack-instances';

const stackSet = { stackSet: 'orgcost-member-account', callAs: 'DELEGATED_ADMIN' } as const;
const environment = { ...process.env };
let local: LocalOrganization;

beforeEach(async () => {
  local = await startLocalOrganization({ today: parseUtcDay('2026-11-23'), months: 1 });
  Object.assign(process.env, local.environment);
});

afterEach(async () => {
  process.env = { ...environment };
  await local.close();
});

test('every instance is listed, with what is wrong with it', async () => {
  const client = createCloudFormationClient();
  const { accounts, units } = local.organization;
  const [, failing] = accounts;
  local.setFaults({ failingStacks: [failing?.id ?? ''] });
  await alarmStacks({
    client,
    ...stackSet,
    organizationalUnits: units.slice(0, 1).map(({ id }) => id),
  }).beginChange('change-1', { monthToDate: 500 }, [failing?.id ?? '']);

  expect(await listStackInstances(client, stackSet)).toEqual(
    accounts.slice(1).map(({ id, state }) => {
      const stack = expect.stringContaining(`:${id}:stack/`);
      if (id === failing?.id) {
        return {
          account: id,
          stack,
          status: 'OUTDATED',
          detailedStatus: 'FAILED',
          reason: expect.stringContaining('lets this stack fail'),
        };
      }
      return state === 'ACTIVE'
        ? { account: id, stack, status: 'CURRENT', detailedStatus: 'SUCCEEDED' }
        : { account: id, status: 'OUTDATED', detailedStatus: 'SKIPPED_SUSPENDED_ACCOUNT' };
    }),
  );
});
