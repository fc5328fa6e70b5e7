import { CappedPageMeter, PageCapReachedError, PartialPageMeter } from './page-meter';

const answer = (): Promise<string> => Promise.resolve('answer');
const failure = (): Promise<never> => Promise.reject(new Error('no answer'));

describe('the page meter', () => {
  it('counts what succeeds and not what fails', async () => {
    const meter = new CappedPageMeter();
    expect(await meter.page(answer)).toBe('answer');
    await expect(meter.page(failure)).rejects.toThrow('no answer');
    await meter.page(answer);
    expect(meter.paid).toBe(2);
  });

  it('refuses the page beyond the cap before it is asked for, also among requests under way', async () => {
    const meter = new CappedPageMeter(2);
    const asked = jest.fn(answer);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => meter.page(asked)));
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: 'answer' },
      { status: 'fulfilled', value: 'answer' },
      { status: 'rejected', reason: new PageCapReachedError(2) },
    ]);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('gives a failed request back to the cap', async () => {
    const meter = new CappedPageMeter(1);
    await expect(meter.page(failure)).rejects.toThrow('no answer');
    expect(await meter.page(answer)).toBe('answer');
    await expect(meter.page(answer)).rejects.toEqual(new PageCapReachedError(1));
  });

  it('counts a part within the whole and its cap', async () => {
    const whole = new CappedPageMeter(3);
    const [one, other] = [new PartialPageMeter(whole), new PartialPageMeter(whole)];
    await one.page(answer);
    await other.page(answer);
    await one.page(answer);
    await expect(other.page(answer)).rejects.toEqual(new PageCapReachedError(3));
    expect([whole.paid, one.paid, other.paid]).toEqual([3, 2, 1]);
  });
});
