import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../install.mjs';

/**
 * @param {readonly string[]} projects
 * @throws Error when they cannot be built
 */
export function build(projects) {
  const args = ['run-many', '--targets=build', `--projects=${projects.join()}`];
  console.log(`Building: nx ${args.join(' ')}`);
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [nx, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NX_TUI: 'false' },
  });
  if (status !== 0) throw new Error(`nx ${args.join(' ')} failed\n${stdout}${stderr}`);
}

/**
 * The built program, in processes of its own.
 *
 * @param {Record<string, string>} environment that leads to AWS
 * @param {string} folder to work in
 */
export function program(environment, folder) {
  /**
   * @param {string} script
   * @param {readonly string[]} args
   * @param {Record<string, string>} variables
   */
  const run = (script, args, variables) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, script), ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, ...environment, ...variables },
      maxBuffer: 2 ** 28,
    });
    return { status, stderr, answer: stdout.trim() === '' ? undefined : JSON.parse(stdout) };
  };

  return {
    /**
     * `orgcost` with the arguments.
     *
     * @param {readonly string[]} args
     * @param {Record<string, string>} variables
     */
    orgcost: (args, variables = {}) =>
      run('apps/cli/bin/orgcost.mjs', ['--json', ...args], variables),

    /**
     * A handler's answer to an event.
     *
     * @param {string} handler
     * @param {unknown} event
     * @param {Record<string, string>} variables
     */
    collector(handler, event, variables) {
      const file = join(folder, 'event.json');
      writeFileSync(file, JSON.stringify(event));
      const args = ['collector', `--handler=${handler}`, `--event=${file}`];
      const { status, stderr, answer } = run('tools/invoke.mjs', args, variables);
      if (status !== 0) throw new Error(stderr);
      return answer;
    },
  };
}
