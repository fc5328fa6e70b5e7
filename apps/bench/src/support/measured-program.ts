import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';

/** What one process took, from its start to its end. */
export interface Usage {
  readonly wallSeconds: number;
  /** User and system time of the process, all threads. */
  readonly cpuSeconds: number;
  /** Largest resident set, in bytes. */
  readonly peakMemory: number;
}

export interface MeasuredRun extends Usage {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a Node program on its own and measures it: memory and time of nothing else are in the figures. */
export async function measureProgram(
  args: readonly string[],
  { cwd, env = {} }: ProgramOptions,
): Promise<MeasuredRun> {
  const folder = mkdtempSync(join(tmpdir(), 'orgcost-bench-usage-'));
  const usageFile = join(folder, 'usage.json');
  const reporter = join(folder, 'report-usage.mjs');
  writeFileSync(reporter, reportUsage);
  try {
    const started = performance.now();
    const child = spawn(process.execPath, [`--import=${pathToFileURL(reporter).href}`, ...args], {
      cwd,
      env: { PATH: process.env['PATH'], HOME: cwd, ...env, BENCH_USAGE_FILE: usageFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    const wallSeconds = (performance.now() - started) / 1000;
    return { code, stdout, stderr, wallSeconds, ...readUsage(usageFile) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A process knows its own peak best, and only while it lives. Linux has it as VmHWM: the maxRSS of a process begins with
 * what its parent had when it was started, see exec_mmap() in the kernel's fs/exec.c.
 */
const reportUsage = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
process.on('exit', () => {
  const status = '/proc/self/status';
  const peak = existsSync(status) && /^VmHWM:\\s+(\\d+) kB$/m.exec(readFileSync(status, 'utf8'));
  const usage = process.resourceUsage();
  const maxRSS = peak ? Number(peak[1]) : usage.maxRSS;
  writeFileSync(process.env.BENCH_USAGE_FILE, JSON.stringify({ ...usage, maxRSS }));
});
`;

const usageSchema = z
  .object({ userCPUTime: z.number(), systemCPUTime: z.number(), maxRSS: z.number() })
  // Microseconds and kilobytes: https://nodejs.org/api/process.html#processresourceusage
  .transform(({ userCPUTime, systemCPUTime, maxRSS }) => ({
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMemory: maxRSS * 1024,
  }));

function readUsage(file: string): Omit<Usage, 'wallSeconds'> {
  return usageSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
