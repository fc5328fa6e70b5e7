import { join } from 'node:path';
import preset from '../../jest.preset.js';
import { root } from '../install.mjs';

const folder = join(root, 'tools/mutation');
const packages = '/node_modules/(?!@?jest)';

export default {
  ...preset,
  rootDir: join(root, 'apps/infra'),
  testEnvironment: join(folder, 'environment.mjs'),
  transform: {
    [packages]: join(folder, 'outside.mjs'),
    ...Object.fromEntries(
      Object.entries(preset.transform).map(([pattern, [, options]]) => [
        pattern,
        [join(folder, 'transformer.mjs'), options],
      ]),
    ),
  },
  transformIgnorePatterns: ['/node_modules/@?jest'],
};
