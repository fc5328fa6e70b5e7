import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const lines = (name: string) => readFileSync(join(__dirname, '..', name), 'utf8').split('\n');

// docs/deploy.md has it committed: without it CI can deploy nothing.
it('git takes the config of a deployment', () => {
  expect(lines('.gitignore').filter((line) => line.includes('config'))).toEqual([]);
});

it('how it is written is left to whoever writes it', () => {
  expect(lines('.prettierignore')).toContain('/orgcost.config.yaml');
});
