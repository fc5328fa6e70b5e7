import { execFileSync } from 'node:child_process';
import { shellWord } from './shell-word';

it.each(['111111111111/budget/2026-11/80', 'sub/ab-1', '6a4d:x@y.z'])(
  'leaves %s as it is',
  (id) => {
    expect(shellWord(id)).toBe(id);
  },
);

it.each(['', 'a b', "it's", '$(touch x)', 'a;rm -rf ~', '`x`', '"', '~', '*', '\\', "'; ls '"])(
  'keeps %j one word',
  (id) => {
    const printed = execFileSync('sh', ['-c', `printf '%s|' ${shellWord(id)}`], {
      encoding: 'utf8',
    });
    expect(printed).toBe(`${id}|`);
  },
);
