import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const launcher = join(__dirname, '../../../node_modules/.bin/orgcost');

describe('the orgcost launcher', () => {
  it('starts the built CLI from any folder, without a word of its own', () => {
    const { status, stderr } = spawnSync(launcher, ['--help'], {
      cwd: tmpdir(),
      encoding: 'utf8',
    });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
