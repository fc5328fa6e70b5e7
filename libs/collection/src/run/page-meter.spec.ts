import { CappedPageMeter, PageCapReachedError, PartialPageMeter } from './page-meter';

const answer = (): Promise<string> => Promise.resolve('answer');
const failure = (): Promise<never> => Promise.reject(new Error('no answer'));
const capReached = (cap: number) =>
  new PageCapReachedError(`the cap of ${cap} paid pages is reached`);

describe('the page meter', () => {
  it('counts what succeeds and not what fails', async () => {
    const meter = new CappedPageMeter();
    expect(await meter.page(answer)).toBe('answer');
    await expect(meter.page(failure)).rejects.toThrow('no answer');
    await meter.page(answer);
    expect([meter.paid, meter.left]).toEqual([2, Infinity]);
  });

  it('refuses the page beyond the cap before it is asked for, also among requests under way', async () => {
    const meter = new CappedPageMeter(2);
    const asked = jest.fn(answer);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => meter.page(asked)));
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: 'answer' },
      { status: 'fulfilled', value: 'answer' },
      { status: 'rejected', reason: capReached(2) },
    ]);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('tells what is left, without what is under way', async () => {
    const meter = new CappedPageMeter(3);
    const part = new PartialPageMeter(meter, 'it alone');
    const [paid, underWay] = [part.page(answer), part.page(answer)];
    expect([meter.paid, meter.left, part.left]).toEqual([0, 1, 1]);
    await Promise.all([paid, underWay]);
    expect([meter.paid, meter.left, part.left]).toEqual([2, 1, 1]);
  });

  it('gives a failed request back to the cap', async () => {
    const meter = new CappedPageMeter(1);
    await expect(meter.page(failure)).rejects.toThrow('no answer');
    expect(await meter.page(answer)).toBe('answer');
    await expect(meter.page(answer)).rejects.toEqual(capReached(1));
  });
});

describe('the meter of a part', () => {
  it('counts within the whole and its cap', async () => {
    const whole = new CappedPageMeter(3);
    const [one, other] = [new PartialPageMeter(whole, 'one'), new PartialPageMeter(whole, 'other')];
    await one.page(answer);
    await other.page(answer);
    await one.page(answer);
    await expect(other.page(answer)).rejects.toEqual(capReached(3));
    expect([whole.paid, one.paid, other.paid]).toEqual([3, 2, 1]);
  });

  it('says so when the part alone takes more than its allowance', async () => {
    const whole = new CappedPageMeter(3);
    await whole.page(answer);
    const part = new PartialPageMeter(whole, 'it alone');
    await part.page(answer);
    await part.page(answer);
    await expect(part.page(answer)).rejects.toEqual(
      new PageCapReachedError(
        'it alone takes at least 3 pages, and the cap allows it 2: raise the cap on paid pages',
      ),
    );
    expect([whole.paid, part.paid]).toEqual([3, 2]);
  });

  it('does not blame a part that found nothing left', async () => {
    const part = new PartialPageMeter(new CappedPageMeter(0), 'it alone');
    await expect(part.page(answer)).rejects.toEqual(capReached(0));
  });

  it('refuses at once what the rest of the cap cannot complete', async () => {
    const whole = new CappedPageMeter(5);
    await whole.page(answer);
    const part = new PartialPageMeter(whole, 'its batch');
    await part.page(answer);
    part.assertLeft(3);
    expect(() => {
      part.assertLeft(4);
    }).toThrow(
      new PageCapReachedError(
        'its batch takes at least 5 pages, and the cap allows it 4: raise the cap on paid pages',
      ),
    );
    expect(whole.paid).toBe(2);
  });
});
