import { PageCapReachedError, SharedPageMeter } from '@orgcost/collection';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';
import { createLedger } from './ledger';

let ledger: InMemoryLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
});

afterEach(() => ledger.close());

const answer = (): Promise<string> => Promise.resolve('answer');
const failure = (): Promise<never> => Promise.reject(new Error('no answer'));
const reached = (cap: number) => new PageCapReachedError(`the cap of ${cap} paid pages is reached`);

describe('pages of a run', () => {
  it('are taken one by one up to the cap, and no more when one is given back and taken again', async () => {
    const { pages } = ledger;
    const taken = async () => [await pages.takePage('run', 2), await pages.takePage('run', 2)];

    expect(await pages.pages('run')).toBe(0);
    expect([...(await taken()), ...(await taken())]).toEqual([1, 2, undefined, undefined]);
    await pages.giveBackPage('run');
    expect(await taken()).toEqual([2, undefined]);
    expect([await pages.pages('run'), await pages.pages('another')]).toEqual([2, 0]);
  });

  it('are counted without a cap', async () => {
    const { pages } = ledger;
    const uncapped = () => pages.takePage('run', Number.POSITIVE_INFINITY);
    expect([await uncapped(), await uncapped()]).toEqual([1, 2]);
  });

  it('are none under a cap of none', async () => {
    expect(await ledger.pages.takePage('run', 0)).toBeUndefined();
    expect(await ledger.pages.pages('run')).toBe(0);
  });

  it('are one item beside the run', async () => {
    await ledger.pages.takePage('2026-11-23', 5);
    const { Items } = await ledger.client.send(new ScanCommand({ TableName: table }));
    expect(Items).toEqual([
      {
        pk: 'run#2026-11-23',
        sk: 'pages',
        run: '2026-11-23',
        taken: 1,
        __edb_e__: 'RunPages',
        __edb_v__: '1',
      },
    ]);
  });
});

describe('a meter that many processes share', () => {
  const meterOf = (cap?: number) => SharedPageMeter.open(ledger.pages, 'run', cap);

  it('lets as many pages through as the cap allows, of twenty at once', async () => {
    const meters = await Promise.all(
      Array.from({ length: 20 }, () => {
        const { pages } = createLedger({ client: ledger.connect(), table });
        return SharedPageMeter.open(pages, 'run', 50);
      }),
    );
    const asked = jest.fn(answer);

    const outcomes = await Promise.allSettled(
      meters.flatMap((meter) => Array.from({ length: 5 }, () => meter.page(asked))),
    );

    expect(asked).toHaveBeenCalledTimes(50);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
    expect(outcomes).toContainEqual({ status: 'rejected', reason: reached(50) });
    expect(meters.reduce((sum, { paid }) => sum + paid, 0)).toBe(50);
    expect(await ledger.pages.pages('run')).toBe(50);
  });

  it('goes on where an earlier process left, also where that was cut off', async () => {
    const cutOff = await meterOf(3);
    void cutOff.page(() => new Promise<never>(() => undefined));
    while ((await ledger.pages.pages('run')) < 1);

    const meter = await meterOf(3);
    expect([meter.paid, meter.left]).toEqual([0, 2]);
    expect([await meter.page(answer), await meter.page(answer)]).toEqual(['answer', 'answer']);
    await expect(meter.page(answer)).rejects.toEqual(reached(3));
    expect([meter.paid, meter.left]).toEqual([2, 0]);
  });

  it('gives a page back whose request failed', async () => {
    const meter = await meterOf(1);
    await expect(meter.page(failure)).rejects.toThrow('no answer');
    expect([meter.paid, meter.left, await ledger.pages.pages('run')]).toEqual([0, 1, 0]);
    expect(await meter.page(answer)).toBe('answer');
  });

  it('tells why the request failed where the page cannot be given back', async () => {
    const pages = {
      ...ledger.pages,
      pages: () => Promise.resolve(0),
      takePage: () => Promise.resolve(1),
      giveBackPage: () => Promise.reject(new Error('throttled')),
    };
    const meter = await SharedPageMeter.open(pages, 'run', 1);
    await expect(meter.page(failure)).rejects.toThrow('no answer');
    expect(meter.left).toBe(0);
  });
});
