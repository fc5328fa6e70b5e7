import { parseUtcDay } from '@orgcost/domain';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLocalSetting, type LocalSetting } from '../testing/local-setting';

jest.setTimeout(30_000);

const profiles = `
[profile keys]
aws_access_key_id = AKIA
aws_secret_access_key = secret
[profile own]
role_arn = arn:aws:iam::111111111111:role/own
source_profile = keys
[profile broken]
role_arn = arn:aws:iam::111111111111:role/broken
source_profile = absent
[profile nested]
role_arn = arn:aws:iam::111111111111:role/nested
source_profile = broken
[profile around]
role_arn = arn:aws:iam::111111111111:role/around
source_profile = around
`;

const noAbsent =
  'There is no AWS profile "absent" in the files of the AWS CLI, such as ~/.aws/config, but "broken" takes its ' +
  'credentials from it: correct its source_profile, or add it with "aws configure sso --profile absent"';
const noOther =
  'There is no AWS profile "other" in the files of the AWS CLI, such as ~/.aws/config: ' +
  'correct --profile, AWS_PROFILE or the config file\'s profile, or add it with "aws configure sso --profile other"';

let setting: LocalSetting;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-10'), 2);
  await writeFile(join(setting.folder, 'aws-config'), profiles);
  environment = { ...process.env };
  process.env['AWS_CONFIG_FILE'] = join(setting.folder, 'aws-config');
  process.env['AWS_SHARED_CREDENTIALS_FILE'] = join(setting.folder, 'none');
});

afterAll(async () => {
  process.env = environment;
  await setting.close();
});

describe('an AWS profile that is not there', () => {
  it.each([
    ['accounts sync --profile other', noOther],
    ['collect --accounts 111111111111 --profile other', noOther],
    ['runs list --table orgcost --profile other', noOther],
    ['accounts sync --profile broken', noAbsent],
    ['accounts sync --profile nested', noAbsent],
  ])('is named: %s', async (line, message) => {
    expect(await setting.cli(line)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `orgcost: ${message}\n`,
    });
  });

  it('is named where the environment names it', async () => {
    process.env['AWS_PROFILE'] = 'other';
    const outcome = await setting.cli('accounts sync');
    process.env['AWS_PROFILE'] = 'default';
    const byDefault = await setting.cli('accounts sync');
    delete process.env['AWS_PROFILE'];

    expect(outcome).toEqual({ exitCode: 2, stdout: '', stderr: `orgcost: ${noOther}\n` });
    expect(byDefault.stderr).not.toContain('There is no AWS profile');
  });
});
