import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { renderJson, writeJson } from './json';

it('is written in pieces as it is rendered whole', async () => {
  const results = Array.from({ length: 5_000 }, (_, number) => ({
    account: String(number).padStart(12, '0'),
    ranges: [],
    reason: number % 3 === 0 ? 'said "no" – twice\n' : undefined,
    paidPages: number,
  }));
  const value = { run: { id: '1', payerFailure: undefined }, results, last: null };
  const stream = new PassThrough({ highWaterMark: 2 ** 22 });
  const write = jest.spyOn(stream, 'write');
  writeJson(stream, value);
  stream.end();

  expect(await text(stream)).toBe(renderJson(value));
  expect(write.mock.calls.length).toBeGreaterThan(5);
});
