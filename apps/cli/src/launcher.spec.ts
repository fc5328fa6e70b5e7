import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Starts the launcher in a Node that says it is of another version. */
function startIn(version: string) {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${pretend}`,
      join(__dirname, '../bin/orgcost.mjs'),
      '--version',
    ],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('the launcher', () => {
  it.each(['14.21.3', '18.20.8', '20.18.3'])('refuses Node %s in one line', (version) => {
    expect(startIn(version)).toEqual({
      status: 1,
      stdout: '',
      stderr: `orgcost: Node ${version} is too old: install Node 20.19 or later, such as from https://nodejs.org\n`,
    });
  });
});
