import js from '@eslint/js'
import tanstackQuery from '@tanstack/eslint-plugin-query'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

export default defineConfig(
  globalIgnores(['**/dist', '**/.next', 'storybook-static', 'screenshots', 'test-results']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tanstackQuery.configs['flat/recommended'],
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // Numbers in a sentence are clear as they are.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => void work()` is how a handler says that nobody waits for its result.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A signal's reason and a stream's error are handed on as they are.
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      '@typescript-eslint/only-throw-error': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      // Interfaces are closures here, free to be taken apart; what uses `this` is a class and stays whole.
      '@typescript-eslint/unbound-method': 'off',
      // Naming a field is the way to leave it out of the rest.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.tsx'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.flatConfigs.recommended],
  },
  {
    files: ['packages/react/src/**/*.ts'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    // What an example installs is not there; `test:examples` checks its types where it is.
    files: ['**/*.js', 'examples/**'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    // The way Vite's own template finds its root.
    files: ['examples/vite/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Programs that print.
    files: ['scripts/**', 'packages/*/scripts/**', '**/cli.ts', 'apps/**'],
    rules: { 'no-console': 'off' },
  },
)
