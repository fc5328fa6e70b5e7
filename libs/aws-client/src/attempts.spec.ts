import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maxAttempts } from './attempts';

const environment = { ...process.env };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgcost-aws-'));
  process.env['AWS_CONFIG_FILE'] = join(folder, 'config');
  process.env['AWS_SHARED_CREDENTIALS_FILE'] = join(folder, 'credentials');
  await writeFile(join(folder, 'config'), '[profile own]\nmax_attempts = 5\n');
});

afterEach(async () => {
  process.env = { ...environment };
  await rm(folder, { recursive: true });
});

test.each([
  ['ten, unless told otherwise', {}, {}, 10],
  ['as the profile that is given says', { profile: 'own' }, {}, 5],
  ['as the profile of the environment says', {}, { AWS_PROFILE: 'own' }, 5],
  ['as AWS_MAX_ATTEMPTS says', { profile: 'own' }, { AWS_MAX_ATTEMPTS: '4' }, 4],
])('attempts are %s', async (_, profile, settings, expected) => {
  Object.assign(process.env, settings);

  expect(await maxAttempts(profile)()).toBe(expected);
});
