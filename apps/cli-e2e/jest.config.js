import preset from '../../jest.preset.js';

// The longest of all: it begins late, and then has the machine to itself, with two cores or more.
export default { ...preset, displayName: 'cli-e2e', maxWorkers: 2 };
