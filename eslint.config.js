import { defineConfig } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';

// The built plugin lints its own source: `npm run build` comes first.
import adr from './dist/index.js';

export default defineConfig(
  { ignores: ['dist/', 'examples/', 'benchmarks/node_modules/', 'evidence/out/', 'tests/fixtures/', 'coverage/'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js', '.*.js'] } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // `!` states what the grammar guarantees and the types cannot say.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Node types are compared with string literals: the enum would be a run-time import, the types check either form.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
    },
  },
  {
    files: ['src/**'],
    extends: [adr.configs.strict],
    // A switch over node types is a table, however many rows it has.
    rules: { complexity: ['error', { max: 12, variant: 'modified' }] },
  },
  {
    // Arrows point one way: rules ask analyses, these the syntax and the tables, and only the configurations know the rules.
    files: ['src/**'],
    plugins: { adr },
    settings: {
      adr: {
        root: import.meta.dirname,
        layers: [
          { name: 'base', files: ['src/disk.ts', 'src/errors.ts', 'src/lazy-dependencies.ts', 'src/phases.ts', 'src/settings.ts'] },
          { name: 'knowledge', files: 'src/knowledge', mayImport: [], packages: [] },
          { name: 'ast', files: 'src/ast', mayImport: ['knowledge'] },
          { name: 'types', files: 'src/types', mayImport: ['base', 'knowledge', 'ast'], owns: ['typescript'] },
          { name: 'analysis', files: ['src/analysis', 'src/create-rule.ts'] },
          { name: 'fix', files: 'src/fix' },
          { name: 'rules', files: 'src/rules' },
          { name: 'configs', files: ['src/configs', 'src/load-rules.ts'], mayImport: ['base', 'analysis', 'rules'] },
          { name: 'plugin', files: 'src/index.ts', mayImport: ['base', 'configs'] },
        ],
      },
    },
    rules: { 'adr/layer-imports': ['error', { allowTypeImports: true, unknown: 'report' }] },
  },
  {
    files: ['src/rules/**'],
    extends: [eslintPlugin.configs.recommended],
    rules: {
      'eslint-plugin/report-message-format': ['error', '^[^a-z].*[.:]$'],
      'eslint-plugin/require-meta-docs-description': ['error', { pattern: '^(Enforce|Require|Disallow) .+[^. ]$' }],
      // The factory adds the link; levels are phases and levels here, not `recommended: true`.
      'eslint-plugin/require-meta-docs-url': 'off',
      'eslint-plugin/require-meta-docs-recommended': 'off',
    },
  },
  {
    files: ['evidence/**', 'benchmarks/**'],
    rules: {
      // Commands share one asynchronous signature; ESLint offers its own rules nowhere else.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-deprecated': 'off',
      // Texts that come from other tools may be of any type, whatever their declarations say.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
    },
  },
  {
    files: ['tests/**'],
    rules: {
      // Matchers such as `expect.any()` are typed `any`; stand-ins have the shape of what they stand in for.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
);
