import type { LocalOrganization } from '@orgcost/local-organization';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const launcher = join(__dirname, '../../../cli/bin/orgcost.mjs');

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

/** Starts the built program in a folder, against an organization where one is given. */
export function startCli(
  args: readonly string[],
  { cwd, aws }: { readonly cwd: string; readonly aws?: LocalOrganization },
): RunningCli {
  const child = spawn(process.execPath, [launcher, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, ...(aws && environmentOf(aws)) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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

function environmentOf({ environment, settings }: LocalOrganization): Record<string, string> {
  return {
    ...environment,
    ORGCOST_MEMBER_ROLE_NAME: settings.memberRoleName,
    ORGCOST_EXTERNAL_ID: settings.externalId,
    ORGCOST_PAYER_ROLE_ARN: settings.payerRoleArn,
  };
}
