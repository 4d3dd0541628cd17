import { defineConfig } from 'eslint/config';
import baseConfig from './.config/eslint.config.mjs';

const numericLoops = ['src/core/**/*.ts', 'src/charts/**/*.ts'];

export default defineConfig([
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '.tsbuild/',
      '**/coverage',
      'src/backend/plugin/generated/',
      'src/core/kernels/assembly/',
      'src/core/kernels/binary.ts',
      'tests/reference-client/',
      'workbench/build/',
      'benchmarks/out/',
      '.cache/',
      'test-results/',
      '.config/**/*.{js,mjs,d.ts}',
    ],
  },
  ...baseConfig,
  // The scaffold's files go by its own rules.
  { files: ['.config/**/*.ts'] },
  {
    files: ['src/**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.core.json', './tsconfig.charts.json', './tsconfig.node.json'],
      },
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['.config/**'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // The automatic JSX runtime imports what it needs.
      'react/react-in-jsx-scope': 'off',
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: 'variable',
          format: ['camelCase', 'PascalCase'],
          leadingUnderscore: 'allow',
          custom: { regex: '^[A-Z][A-Z0-9]+$', match: false },
          filter: { regex: '^(_|depends_on$)', match: false },
        },
        { selector: 'variable', modifiers: ['destructured'], format: null },
      ],
      // The compiler tells overloads from redeclarations.
      'no-redeclare': 'off',
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: false } }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/frames/**', 'src/backend/**/codec*.ts', 'src/core/kernels/**'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    },
  },
  {
    files: numericLoops,
    rules: {
      'no-restricted-globals': ['error', 'Date', 'performance', 'console'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'take a Random from core/random.ts' },
        { object: 'Date', property: 'now', message: 'take the time as an argument' },
      ],
    },
  },
  {
    files: ['tests/**', 'benchmarks/**', 'scripts/**', 'workbench/server/**'],
    rules: { 'no-console': 'off', 'max-lines': 'off' },
  },
]);
