import { memberCredentials } from '@orgcost/aws-organization';
import { parseUtcDay } from '@orgcost/domain';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openLocalSetting, type LocalSetting } from '../testing/local-setting';
import { runCli } from '../testing/run-cli';

jest.setTimeout(30_000);

let setting: LocalSetting;

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-10'), 8);
  // One account after the other, so that it is known which come too late.
  const file = 'collection: { requestsPerSecond: 1000, concurrency: 1 }';
  await writeFile(join(setting.folder, 'orgcost.config.yaml'), file);
});

afterAll(() => setting.close());

let environment: NodeJS.ProcessEnv;

beforeEach(() => {
  environment = { ...process.env };
});

afterEach(() => {
  process.env = environment;
  setting.organization.setFaults({});
});

describe("credentials of one's own that expire in mid-run", () => {
  /** The caller is an assumed role itself from now on, of which AWS answers so many requests. */
  async function becomeSession(requests: number): Promise<void> {
    const { memberRoleName, externalId, trackerAccount } = setting.organization.settings;
    const role = { roleName: memberRoleName, externalId, sessionName: 'caller' };
    const session = await memberCredentials(role)(trackerAccount)();
    process.env['AWS_ACCESS_KEY_ID'] = session.accessKeyId;
    process.env['AWS_SECRET_ACCESS_KEY'] = session.secretAccessKey;
    process.env['AWS_SESSION_TOKEN'] = session.sessionToken;
    setting.organization.setFaults({ expireCredentialsAfterRequests: requests });
  }

  it('fail accounts without calling them denied, say once what to do, and leave them to the next run', async () => {
    await setting.cli('accounts sync');
    const accounts = setting.organization.organization.accounts.map(({ id }) => id).sort();
    await becomeSession(6);
    const broken = await setting.cli(`collect --accounts ${accounts.join(',')}`);
    setting.organization.setFaults({});
    process.env = { ...environment };
    const mended = await setting.cli('collect');

    expect([broken.exitCode, withoutId(broken.stdout)]).toEqual([
      3,
      `\
Run ID, member mode: done in part
8 accounts: 5 done, 3 failed
50 days written, 0 days unchanged
5 paid pages at $0.01: $0.05

Failed: Your own AWS credentials have expired: sign in again
  721699219152  Cost Tracker
  775801185405  Payments

Failed: it is suspended: no role can be assumed there; Your own AWS credentials have expired: sign in again
  829903151658  Legacy CRM
`,
    ]);
    expect([mended.exitCode, mended.stdout]).toEqual([
      0,
      expect.stringContaining('\n3 accounts: 2 done, 1 taken from the payer\n'),
    ]);
  });
});

it('a profile that is named leads every client, with its keys and its max_attempts', async () => {
  const { organization } = setting;
  const { environment: own, settings, requests } = organization;
  const file = [
    '[profile own]',
    `aws_access_key_id = ${own['AWS_ACCESS_KEY_ID']}`,
    `aws_secret_access_key = ${own['AWS_SECRET_ACCESS_KEY']}`,
    'max_attempts = 1',
  ];
  await writeFile(join(setting.folder, 'aws-config'), file.join('\n'));
  process.env['AWS_CONFIG_FILE'] = join(setting.folder, 'aws-config');
  delete process.env['AWS_ACCESS_KEY_ID'];
  delete process.env['AWS_SECRET_ACCESS_KEY'];
  const { exitCode } = await setting.cli('accounts sync --profile own --ledger own');
  expect(exitCode).toBe(0);

  const failing = async (operation: string, command: string) => {
    requests.reset();
    organization.setFaults({ operations: [operation], serverErrorRate: 1 });
    await setting.cli(`${command} --profile own --ledger own`);
    return requests.count(operation);
  };
  expect(await failing('DescribeOrganization', 'accounts sync')).toBe(1);
  // An account that fails is tried twice.
  const collect = `collect --accounts ${settings.trackerAccount}`;
  expect(await failing('AssumeRole', collect)).toBe(2);
  expect(await failing('GetCostAndUsage', collect)).toBe(2);
});

it('an endpoint that hangs up is told after three attempts', async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'AKIA',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });

  const { exitCode } = await runCli(['accounts', 'sync']);
  server.close();

  expect({ exitCode, connections }).toEqual({ exitCode: 1, connections: 3 });
});

/** A run's id has a random part. */
function withoutId(text: string): string {
  return text.replace(/Run \S+,/, 'Run ID,');
}
