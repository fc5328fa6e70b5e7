import preset from '../../jest.preset.js';

// The longest of all: it begins late, and then has the machine to itself, with two cores or more. A third of the time its
// specs wait, for retries and for programs.
export default {
  ...preset,
  displayName: 'cli-e2e',
  maxWorkers: 3,
  testSequencer: '<rootDir>/longest-first.js',
};
