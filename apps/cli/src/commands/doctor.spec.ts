import { parseUtcDay } from '@orgcost/domain';
import { openLocalSetting, type LocalSetting } from '../testing/local-setting';

jest.setTimeout(30_000);

let setting: LocalSetting;

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-03'));
});

afterAll(() => setting.close());

describe('orgcost doctor', () => {
  it('finds what is well, what is not, and how to mend it, without paying', async () => {
    const { exitCode, stdout } = await setting.cli('doctor --json');

    expect(exitCode).toBe(1);
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
        state: 'bad',
        detail: expect.stringMatching(
          /^\d{12}, \d{12}: The role arn:aws:iam::\*:role\/OrgCostReader: it cannot be assumed: create it in that account, /,
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
