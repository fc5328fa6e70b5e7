import { renderUncollected } from './uncollected';

describe('accounts that were not collected', () => {
  it('are not spoken of where there are none', () => {
    expect(renderUncollected([])).toBe('');
  });

  it('are named, with the runs that know why', () => {
    expect(renderUncollected([{ account: '111', run: 'a' }])).toBe(
      'Missing or out of date in these sums: 1 account that was not collected (111): see "orgcost runs show a"\n',
    );
    expect(
      renderUncollected([
        { account: '111', run: 'a' },
        { account: '222' },
        { account: '333', run: 'b' },
      ]),
    ).toBe(
      'Missing or out of date in these sums: 3 accounts that were not collected (111, 222, 333): see "orgcost runs show a" and "orgcost runs show b", and run "orgcost collect" for 1 that no run came to\n',
    );
  });

  it('are counted where they are many, and collected where no run came to them', () => {
    const accounts = Array.from({ length: 1234 }, (_, index) => ({ account: `${index}` }));
    expect(renderUncollected(accounts)).toBe(
      'Missing or out of date in these sums: 1,234 accounts that were not collected (0, 1, 2, 3, 4 and 1,229 more): run "orgcost collect"\n',
    );
  });
});
