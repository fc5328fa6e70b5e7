import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { sourceConstraints, specConstraints } from './tools/boundaries.mjs';

const boundaries = (depConstraints) => [
  'error',
  {
    allow: [],
    depConstraints,
    // Specs of what `testing` is made of use `testing`: a circle on paper only.
    ignoredCircularDependencies: [['tag:type:domain', 'testing']],
  },
];

export default defineConfig(
  globalIgnores(['**/dist', '**/tmp', '.nx', '**/.orgcost']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { parser: tseslint.parser },
  },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    plugins: { '@nx': nx },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      '@nx/enforce-module-boundaries': boundaries(sourceConstraints),
    },
  },
  {
    files: ['**/*.{spec,fixture}.{ts,tsx}'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries(specConstraints),
      // Jest's matchers are typed `any`: expect.any(), expect.objectContaining(), …
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    // Every one of them imports the preset at the root, which belongs to no project.
    files: ['**/jest.config.js'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  prettier,
);
