import { tmpdir } from 'node:os';
import { measureProgram } from './measured-program';

const megabyte = 2 ** 20;

it("measures a process's own memory, whatever the process holds that started it", async () => {
  const held = Buffer.alloc(300 * megabyte, 1);
  const { code, peakMemory } = await measureProgram(['-e', '0'], { cwd: tmpdir() });
  expect(code).toBe(0);
  expect(peakMemory).toBeGreaterThan(20 * megabyte);
  expect(peakMemory).toBeLessThan(held.length);
});
