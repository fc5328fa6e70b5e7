import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The SDK warns on Node 20 as soon as a client is made; Jest's workers inherit this.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const root = fileURLToPath(new URL('.', import.meta.url));
// Jest does not make the folder of its --outputFile.
mkdirSync(`${root}dist/test-results`, { recursive: true });

const { compilerOptions } = JSON.parse(readFileSync(`${root}tsconfig.base.json`, 'utf8'));

/** Packages without a CommonJS build: Jest has to transform them. */
const esmOnly = [
  'fast-string-.+',
  'fast-wrap-ansi',
  'p-limit',
  'p-map',
  'p-throttle',
  'pdfjs-dist',
  'sisteransi',
  'temporal-.+',
  'yocto-queue',
];

/**
 * What hot loops look up: Jest runs specs in a context of their own, where that is slow unless it is handed to each module.
 * Not what fake timers replace, and not what modules declare themselves, such as `Buffer`.
 */
const sandboxInjectedGlobals = [
  'Array',
  'BigInt',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Set',
  'String',
  'Symbol',
];

export default {
  testEnvironment: 'node',
  sandboxInjectedGlobals,
  testMatch: ['<rootDir>/**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'cjs', 'json', 'node'],
  moduleNameMapper: Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([alias, [target]]) => [
      `^${alias}$`,
      target.replace('./', root),
    ]),
  ),
  transform: {
    '^.+\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: false } },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esmOnly.join('|')})/)`],
};
