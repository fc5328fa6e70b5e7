import { parseUtcDay } from '@orgcost/domain';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { environmentOf } from '../aws/local-environment';
import { openLocalSetting, type LocalSetting } from '../testing/local-setting';

jest.setTimeout(30_000);

let setting: LocalSetting;

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-03'));
});

afterAll(() => setting.close());

async function rolesFound(env: Readonly<Record<string, string>>) {
  const { exitCode, stdout } = await setting.cli('doctor --json', {
    env: { ...environmentOf(setting.organization), ...env },
  });
  const findings = z
    .array(z.object({ what: z.string(), state: z.string() }))
    .parse(JSON.parse(stdout));
  const states = findings.filter(({ what }) => what.endsWith('roles') || what === 'Payer role');
  return { exitCode, states: states.map(({ state }) => state) };
}

describe('orgcost doctor', () => {
  it('finds what is well, what is not, and how to mend it, without paying', async () => {
    const { exitCode, stdout } = await setting.cli('doctor --json');

    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      {
        what: 'Ledger',
        state: 'good',
        detail: '.orgcost/ledger: not there yet; the first collection or import makes it',
      },
      { what: 'Credentials', state: 'good', detail: 'arn:aws:iam::721699219152:user/orgcost' },
      { what: 'Organization', state: 'good', detail: '24 accounts' },
      {
        what: 'Payer role',
        state: 'good',
        detail: 'arn:aws:iam::103665230401:role/OrgCostPayerReader can be assumed',
      },
      {
        what: 'Member roles',
        state: 'good',
        detail: 'OrgCostReader can be assumed in 19 of 21 active accounts',
      },
      {
        what: 'Member roles',
        state: 'warning',
        detail: expect.stringMatching(
          /^\d{12}, \d{12}: their costs come from the payer. The role arn:aws:iam::\*:role\/OrgCostReader: it cannot be assumed: create it in that account, /,
        ),
      },
      {
        what: 'Cost Explorer',
        state: 'not-checked',
        detail: 'not asked, as it costs $0.01: add --cost-explorer',
      },
    ]);
    expect(setting.organization.requests.paidPages()).toBe(0);
  });

  it.each([
    [
      'where no payer stands in for accounts',
      { ORGCOST_PAYER_ROLE_ARN: '' },
      ['warning', 'good', 'bad'],
    ],
    ['where not one account can be reached', { ORGCOST_EXTERNAL_ID: 'another' }, ['bad', 'bad']],
    [
      'where not one account can be reached, though the payer can',
      { ORGCOST_MEMBER_ROLE_NAME: 'Other' },
      ['good', 'bad'],
    ],
  ])('fails %s', async (_, env, states) => {
    expect(await rolesFound(env)).toEqual({ exitCode: 1, states });
  });

  it('asks no role of the accounts in payer mode', async () => {
    const env = { ORGCOST_CONFIG: 'payer.yaml', ORGCOST_MEMBER_ROLE_NAME: 'Other' };
    await writeFile(join(setting.folder, 'payer.yaml'), 'collection: { mode: payer }\n');

    expect(await rolesFound(env)).toEqual({ exitCode: 0, states: ['good', 'warning'] });
    expect(await rolesFound({ ...env, ORGCOST_PAYER_ROLE_ARN: '' })).toEqual({
      exitCode: 1,
      states: ['bad', 'bad'],
    });
  });

  it('asks Cost Explorer for one page where that is wanted', async () => {
    const { stdout } = await setting.cli('doctor --cost-explorer');

    expect(stdout).toContain('✓  Cost Explorer  answers the payer: 1 page paid, $0.01\n');
    expect(setting.organization.requests.paidPages()).toBe(1);
  });

  it('knows the ledger, once there is one', async () => {
    await setting.cli('accounts sync');

    expect((await setting.cli('doctor')).stdout).toContain(
      'Ledger         .orgcost/ledger: knows 24 accounts\n',
    );
  });
});
