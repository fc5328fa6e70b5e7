import { Writable } from 'node:stream';

const program = new URL('../../../../dist/apps/cli/run.js', import.meta.url);

// As the program does: the SDK's warnings are for nobody.
console.warn = () => undefined;

class Capture extends Writable {
  text = '';

  _write(/** @type {Buffer} */ chunk, /** @type {string} */ _, /** @type {() => void} */ done) {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** @type {{ code: number | null, stdout: Capture, stderr: Capture }} */
let told = { code: null, stdout: new Capture(), stderr: new Capture() };

process.on('message', async (/** @type {string[]} */ args) => {
  process.channel?.unref();
  told = { code: null, stdout: new Capture(), stderr: new Capture() };
  const { run } = await import(program.href);
  told.code = await run(args, {
    ...told,
    env: process.env,
    cwd: process.cwd(),
    now: Date.now,
    stop: new AbortController().signal,
  });
});

// Now the program would leave: a run that failed may have had other accounts still to write.
process.on('beforeExit', () => {
  const { code, stdout, stderr } = told;
  process.channel?.ref();
  process.send?.({ code, signal: null, stdout: stdout.text, stderr: stderr.text });
});
