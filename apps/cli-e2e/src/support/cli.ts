import type { LocalOrganization } from '@orgcost/local-organization';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export const launcher = join(__dirname, '../../../cli/bin/orgcost.mjs');

export interface CliResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly result: Promise<CliResult>;
}

export interface Surroundings {
  readonly cwd: string;
  readonly aws?: LocalOrganization;
  /** Beyond what leads to the organization. */
  readonly env?: Readonly<Record<string, string>>;
  /** Largest file that the program can write, in blocks of 512 bytes: what a full disk does to it. */
  readonly maxFileBlocks?: number;
}

/** Starts the built program in a folder, against an organization where one is given. */
export function startCli(args: readonly string[], surroundings: Surroundings): RunningCli {
  const { cwd, maxFileBlocks } = surroundings;
  const limit = maxFileBlocks === undefined ? '' : `trap "" XFSZ; ulimit -f ${maxFileBlocks}; `;
  const child = spawn(
    'sh',
    ['-c', `${limit}exec "$@"`, 'sh', process.execPath, launcher, ...args],
    {
      cwd,
      env: variablesOf(surroundings),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  return { child, result: resultOf(child) };
}

export function runCli(...args: Parameters<typeof startCli>): Promise<CliResult> {
  return startCli(...args).result;
}

async function resultOf(child: ReturnType<typeof spawn>): Promise<CliResult> {
  const [stdout, stderr, [code, signal]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
  ]);
  return { code, signal, stdout, stderr };
}

/** The program's whole environment. */
export function variablesOf({ cwd, aws, env }: Surroundings): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: cwd,
    // A machine of EC2 has credentials of its own.
    AWS_EC2_METADATA_DISABLED: 'true',
    ...(aws && environmentOf(aws)),
    ...env,
  };
}

function environmentOf({ environment, settings }: LocalOrganization): Record<string, string> {
  return {
    ...environment,
    ORGCOST_MEMBER_ROLE_NAME: settings.memberRoleName,
    ORGCOST_EXTERNAL_ID: settings.externalId,
    ORGCOST_PAYER_ROLE_ARN: settings.payerRoleArn,
  };
}
