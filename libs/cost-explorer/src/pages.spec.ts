import { allPages, type Page } from './pages';

/** Answers with the pages in order, and notes the tokens with which it was asked. */
function scripted(...replies: (Page<string> | Error)[]) {
  const tokens: (string | undefined)[] = [];
  const ask = (token: string | undefined): Promise<Page<string>> => {
    tokens.push(token);
    const reply = replies[tokens.length - 1];
    return reply === undefined || reply instanceof Error
      ? Promise.reject(reply ?? new Error('asked too often'))
      : Promise.resolve(reply);
  };
  return { ask, tokens };
}

function refused(name: string): Error {
  return Object.assign(new Error('as scripted'), { name });
}

test('follows tokens to the end, also from a page without items', async () => {
  const { ask, tokens } = scripted(
    { items: ['a'], next: '2' },
    { items: [], next: '3' },
    { items: ['b', 'c'], next: undefined },
  );

  expect(await allPages(ask)).toEqual(['a', 'b', 'c']);
  expect(tokens).toEqual([undefined, '2', '3']);
});

test('an empty token ends as a missing one does', async () => {
  const { ask } = scripted({ items: ['a'], next: '' });

  expect(await allPages(ask)).toEqual(['a']);
});

test.each(['RequestChangedException', 'InvalidNextTokenException'])(
  '%s: drops what was read and starts from page one',
  async (name) => {
    const { ask, tokens } = scripted(
      { items: ['old'], next: '2' },
      refused(name),
      { items: ['new'], next: '2' },
      { items: ['newer'], next: undefined },
    );

    expect(await allPages(ask)).toEqual(['new', 'newer']);
    expect(tokens).toEqual([undefined, '2', undefined, '2']);
  },
);

test('gives up after three starts', async () => {
  const first = { items: ['a'], next: '2' };
  const failure = refused('InvalidNextTokenException');
  const { ask, tokens } = scripted(first, failure, first, failure, first, failure);

  await expect(allPages(ask)).rejects.toBe(failure);
  expect(tokens).toEqual([undefined, '2', undefined, '2', undefined, '2']);
});

test('any other error ends the read', async () => {
  const failure = refused('AccessDeniedException');
  const { ask, tokens } = scripted({ items: ['a'], next: '2' }, failure);

  await expect(allPages(ask)).rejects.toBe(failure);
  expect(tokens).toEqual([undefined, '2']);
});

test('a token that comes again is an error, not an endless loop', async () => {
  const { ask } = scripted(
    { items: ['a'], next: '2' },
    { items: ['b'], next: '3' },
    { items: ['c'], next: '2' },
  );

  await expect(allPages(ask)).rejects.toThrow('the same page token came twice');
});
