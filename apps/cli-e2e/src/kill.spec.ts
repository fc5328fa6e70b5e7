import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addDays, instantFromEpoch, utcDayOf } from '@orgcost/domain';
import {
  embeddedClientConfig,
  indexDifferences,
  openEmbeddedDynamoDb,
  type IndexDifference,
} from '@orgcost/embedded-dynamodb';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli, startCli } from './support/cli';

jest.setTimeout(300_000);

// The program goes by the machine's clock, and so does its organization.
const today = utcDayOf(instantFromEpoch(Date.now()));
const kills = 20;

let aws: LocalOrganization;
let cwd: string;

beforeEach(async () => {
  aws = await startLocalOrganization({ today, months: 1, accounts: 12, pageSize: 200 });
  cwd = mkdtempSync(join(tmpdir(), 'orgcost-kill-'));
});
afterEach(async () => {
  await aws.close();
  rmSync(cwd, { recursive: true });
});

/** Everything that the ledger answers, every digit of it. */
async function answers(): Promise<string[]> {
  const outputs: string[] = [];
  for (const metric of ['unblended', 'net-amortized']) {
    const from = addDays(today, -45);
    const args = ['costs', '--all', '--from', from, '--to', addDays(today, 1), '--metric', metric];
    const { stdout, code } = await runCli([...args, '--group-by', 'service', '--json'], { cwd });
    expect(code).toBe(0);
    outputs.push(stdout);
  }
  return outputs;
}

/** Where the index of the table does not say what the table says. */
async function differencesFromIndex(): Promise<IndexDifference[]> {
  const store = await openEmbeddedDynamoDb({ directory: join(cwd, '.orgcost/ledger') });
  const client = new DynamoDBClient(embeddedClientConfig(store.endpoint));
  const differences = await indexDifferences(client, 'orgcost');
  client.destroy();
  await store.close();
  return differences;
}

describe('a collection that is killed', () => {
  it(`${kills} times at seeded moments, then run again plainly, leaves what an undisturbed one does`, async () => {
    expect(await runCli(['accounts', 'sync'], { cwd, aws })).toMatchObject({ code: 0 });
    const since = addDays(today, -45);
    const collect = ['collect', '--since', since];

    let killed = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      const { child, result } = startCli(collect, { cwd, aws });
      // Each kill comes a little deeper into the run, and some milliseconds after the request that it waits for.
      const asked = aws.requests.count('GetCostAndUsage') + (kill % 9);
      while (aws.requests.count('GetCostAndUsage') < asked && child.exitCode === null)
        await pause(1);
      await pause((kill * 37) % 60);
      child.kill('SIGKILL');
      if ((await result).signal === 'SIGKILL') killed += 1;
    }
    expect(killed).toBeGreaterThan(kills / 2);

    expect(await runCli(collect, { cwd, aws })).toMatchObject({ code: 0 });
    const disturbed = await answers();
    expect(await differencesFromIndex()).toEqual([]);

    rmSync(join(cwd, '.orgcost'), { recursive: true });
    expect(await runCli(['accounts', 'sync'], { cwd, aws })).toMatchObject({ code: 0 });
    expect(await runCli(collect, { cwd, aws })).toMatchObject({ code: 0 });
    expect(disturbed).toEqual(await answers());
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
