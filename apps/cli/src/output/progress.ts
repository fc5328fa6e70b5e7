import type { Io } from '../io';

/** What is under way, told on stderr so that stdout can be piped. */
export interface Progress {
  advance(done: number): void;
  finish(message: string): void;
  fail(message: string): void;
}

/** A bar on a terminal, elsewhere a line for every tenth of the way. */
export async function startProgress(
  { stderr }: Pick<Io, 'stderr'>,
  message: string,
  total: number,
): Promise<Progress> {
  // Some terminals say that they have no columns; a bar would be drawn over infinitely many lines.
  return stderr.isTTY && stderr.columns
    ? bar(stderr, message, total)
    : lines(stderr, message, total);
}

async function bar(stream: Io['stderr'], message: string, total: number): Promise<Progress> {
  const { default: ora } = await import('ora');
  // stdin stays as it is: Ctrl-C has to reach the program, which then finishes what it has in hand.
  const spinner = ora({ stream, text: message, discardStdin: false, hideCursor: false }).start();
  return {
    advance: (done) => {
      // Accounts that only the payer knows come on top.
      const all = Math.max(done, total);
      const filled = Math.round((done / all) * 24);
      spinner.text = `${message}  ${'█'.repeat(filled)}${'░'.repeat(24 - filled)}  ${done}/${all}`;
    },
    finish: (text) => void spinner.succeed(text),
    fail: (text) => void spinner.fail(text),
  };
}

function lines(stream: Io['stderr'], message: string, total: number): Progress {
  const say = (text: string): void => void stream.write(`${text}\n`);
  let told = 0;
  say(`${message} …`);
  return {
    advance: (done) => {
      const tenth = Math.floor((done / total) * 10);
      if (tenth === told) return;
      told = tenth;
      say(`${message}: ${done} of ${Math.max(done, total)}`);
    },
    finish: say,
    fail: say,
  };
}
