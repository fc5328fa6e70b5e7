import { parseUtcDay } from '@orgcost/domain';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLocalSetting, type LocalSetting } from '../testing/local-setting';
import { changesText } from './accounts';

jest.setTimeout(30_000);

let setting: LocalSetting;

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-03'), 3);
});

afterAll(() => setting.close());

const done = (stdout: string) => ({ exitCode: 0, stdout, stderr: '' });

test('accounts that left are named', () => {
  expect(
    changesText({ added: ['111'], changed: [], left: ['222', '333'], unchanged: ['444'] }),
  ).toBe('2 accounts: 1 new, 0 changed, 2 left the organization (222, 333)');
});

describe('orgcost accounts', () => {
  it('are synced once, and then unchanged', async () => {
    expect(await setting.cli('accounts sync')).toEqual(
      done('3 accounts: 3 new, 0 changed, 0 left the organization\n'),
    );
    expect(await setting.cli('accounts sync')).toEqual(
      done('3 accounts: 0 new, 0 changed, 0 left the organization\n'),
    );
  });

  it('are listed', async () => {
    expect(await setting.cli('accounts list')).toEqual(
      done(`\
Account       Name                 Owner     State   Joined      Organizational unit
──────────────────────────────────────────────────────────────────────────────────────────
103665230401  Management           platform  ACTIVE  2020-04-27  Root
439733207903  Web Shop Production  shop      ACTIVE  2019-11-20  Root/Workloads/Production
721699219152  Cost Tracker         finops    ACTIVE  2018-10-31  Root/Infrastructure

3 accounts
`),
    );
  });

  it('are listed by the owner that the configured tag names', async () => {
    await writeFile(join(setting.folder, 'tag.yaml'), 'ownerTag: no-such-tag\nledger: tag\n');
    await setting.cli('accounts sync --config tag.yaml');

    expect((await setting.cli('accounts list --config tag.yaml')).stdout).toBe(`\
Account       Name                 Owner  State   Joined      Organizational unit
───────────────────────────────────────────────────────────────────────────────────────
103665230401  Management           –      ACTIVE  2020-04-27  Root
439733207903  Web Shop Production  –      ACTIVE  2019-11-20  Root/Workloads/Production
721699219152  Cost Tracker         –      ACTIVE  2018-10-31  Root/Infrastructure

3 accounts
`);
    const { stdout } = await setting.cli('accounts list --config tag.yaml --json');
    expect(JSON.parse(stdout)).toEqual([
      expect.not.objectContaining({ owner: expect.anything() }),
      expect.not.objectContaining({ owner: expect.anything() }),
      expect.not.objectContaining({ owner: expect.anything() }),
    ]);
  });
});
