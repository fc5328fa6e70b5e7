import { startProgress } from './progress';
import { Capture } from '../testing/run-cli';

describe('progress where there is no terminal', () => {
  it('is lines on a terminal without columns', async () => {
    const stderr = Object.assign(new Capture(), { isTTY: true, columns: 0 });
    (await startProgress({ stderr }, 'Collecting', 1)).advance(1);

    expect(stderr.text).toBe('Collecting …\nCollecting: 1 of 1\n');
  });

  it('is a line for every tenth of the way', async () => {
    const stderr = new Capture();
    const progress = await startProgress({ stderr }, 'Collecting', 40);
    for (let done = 1; done <= 12; done += 1) progress.advance(done);
    progress.finish('Collected 12 of 40');

    expect(stderr.text).toBe(`\
Collecting …
Collecting: 4 of 40
Collecting: 8 of 40
Collecting: 12 of 40
Collected 12 of 40
`);
  });

  it('says nothing of a way without length', async () => {
    const stderr = new Capture();
    const progress = await startProgress({ stderr }, 'Collecting', 0);
    progress.fail('Failed');

    expect(stderr.text).toBe('Collecting …\nFailed\n');
  });
});
