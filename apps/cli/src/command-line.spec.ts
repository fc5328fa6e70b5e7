import { defaultChange, defaultSteps } from '@orgcost/config';
import { costDimensions, metrics, collectionModes } from '@orgcost/domain';
import type { Command } from 'commander';
import { createProgram } from './program';
import { Capture, runCli } from './testing/run-cli';

const io = {
  stdout: new Capture(),
  stderr: new Capture(),
  env: {},
  cwd: '/',
  now: () => 0,
  stop: new AbortController().signal,
};

function find(command: Command, [name, ...rest]: readonly string[]): Command {
  if (name === undefined) return command;
  const child = command.commands.find((one) => one.name() === name);
  if (!child) throw new Error(`There is no command ${name}`);
  return find(child, rest);
}

describe('the command line', () => {
  const program = createProgram(io, () => undefined);

  it.each([
    [['collect'], '--mode', collectionModes],
    [['costs'], '--group-by', costDimensions],
    [['costs'], '--metric', metrics],
    [['owners', 'unassigned'], '--metric', metrics],
  ] as const)('%j %s offers what there is', (path, flag, choices) => {
    const option = find(program, path).options.find(({ long }) => long === flag);

    expect(option?.argChoices).toEqual(choices);
  });

  it('tells the defaults of policies that are tried', () => {
    const { options } = find(program, ['alerts', 'backtest']);
    const described = (flag: string) => options.find(({ long }) => long === flag)?.description;
    expect(described('--change-percent')).toContain(`default: ${defaultChange.percent}`);
    expect(described('--change-minimum')).toContain(`default: ${defaultChange.minimum}`);
    const percents = `${defaultSteps.slice(0, -1).join(', ')} and ${defaultSteps.at(-1)}%`;
    expect(described('--budget')).toContain(percents);
  });

  it('lists the commands', async () => {
    const { exitCode, stdout, stderr } = await runCli(['--help']);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.match(/^ {2}[a-z][a-z-]*(?= )/gm)).toEqual(
      [
        'demo',
        'accounts',
        'collect',
        'price',
        'runs',
        'costs',
        'alerts',
        'owners',
        'import',
        'chargeback',
        'reconcile',
        'rules',
        'config',
        'local-organization',
        'doctor',
        'help',
      ].map((name) => `  ${name}`),
    );
  });

  it('tells how it is used when nothing is asked for', async () => {
    const { exitCode, stdout, stderr } = await runCli([]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Usage: orgcost [options] [command]');
  });

  it('has a version', async () => {
    expect(await runCli(['--version'])).toEqual({ exitCode: 0, stdout: '0.0.0\n', stderr: '' });
  });
});
