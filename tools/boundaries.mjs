/**
 * Which project may import which, on two axes. CONTRIBUTING.md tabulates this file and
 * tools/boundaries.spec.ts holds the table against what ESLint is really given.
 *
 * `may`: tags that any file may import. `specsMay`: tags that `*.spec.ts` may import besides.
 * `never`: packages that no file may import.
 */
const cloudAndUi = ['@aws-sdk/*', '@smithy/*', 'electrodb', 'react', 'aws-cdk-lib'];

/** @type {Record<string, { may: string[], specsMay?: string[], never?: string[] }>} */
export const boundaries = {
  'type:app': {
    may: [
      'type:feature',
      'type:adapter',
      'type:aws',
      'type:emulator',
      'type:contract',
      'type:domain',
    ],
    specsMay: ['type:testing'],
  },
  'type:feature': {
    may: ['type:domain'],
    specsMay: ['type:testing', 'type:emulator'],
    never: cloudAndUi,
  },
  'type:adapter': {
    may: ['type:domain', 'type:feature', 'type:aws'],
    specsMay: ['type:testing', 'type:emulator'],
  },
  'type:aws': { may: ['type:domain'], specsMay: ['type:testing'] },
  'type:contract': { may: ['type:domain'] },
  'type:domain': { may: ['type:domain'], specsMay: ['type:testing'], never: cloudAndUi },
  'type:emulator': { may: ['type:domain'], specsMay: ['type:testing'] },
  'type:testing': { may: ['type:domain'] },
  'type:e2e': { may: ['*'] },
  'type:tool': { may: ['*'] },
  'scope:shared': { may: ['scope:shared'], specsMay: ['scope:workstation'] },
  'scope:deployed': { may: ['scope:shared', 'scope:deployed'], specsMay: ['scope:workstation'] },
  'scope:workstation': { may: ['scope:shared', 'scope:workstation'] },
  'scope:workspace': { may: ['*'] },
};

/** The same as options of `@nx/enforce-module-boundaries`. */
function depConstraints(/** @type {boolean} */ inSpecs) {
  return Object.entries(boundaries).map(([sourceTag, { may, specsMay = [], never = [] }]) => ({
    sourceTag,
    onlyDependOnLibsWithTags: inSpecs ? [...may, ...specsMay] : may,
    ...(never.length > 0 && { bannedExternalImports: never }),
  }));
}

export const sourceConstraints = depConstraints(false);
export const specConstraints = depConstraints(true);
