import type { Findings } from '../benchmark';
import { measureProgram } from '../support/measured-program';
import { launcher } from '../support/orgcost';
import { workspaceRoot } from '../support/workspace-root';

const turns = 10;

/** How quick the program is to say what it can do, against Node doing nothing; the quickest of some turns each. */
export async function benchHelp(): Promise<Findings> {
  const best = { help: Infinity, nothing: Infinity };
  for (let turn = 1; turn <= turns; turn += 1) {
    best.help = Math.min(best.help, await secondsOf([launcher, '--help']));
    best.nothing = Math.min(best.nothing, await secondsOf(['-e', '0']));
  }
  return {
    benchmark: 'the command line',
    measures: [
      {
        name: 'orgcost --help, against node -e 0',
        value: best.help,
        against: best.nothing,
        unit: 's',
        atMost: 2,
      },
    ],
  };
}

async function secondsOf(args: readonly string[]): Promise<number> {
  const { code, wallSeconds, stderr } = await measureProgram(args, { cwd: workspaceRoot });
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}: ${stderr}`);
  return wallSeconds;
}
