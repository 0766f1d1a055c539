import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

// What each layer may not import: core <- protocol <- { evaluator, host, webview } <- vscode, cli <- extension.
const layers = [
  ['src/core', ['src/protocol', 'src/evaluator', 'src/host', 'src/vscode', 'src/cli', 'src/extension.ts', 'src/services.ts', 'webview']],
  ['src/protocol', ['src/evaluator', 'src/host', 'src/vscode', 'src/cli', 'src/extension.ts', 'src/services.ts', 'webview']],
  ['src/evaluator', ['src/host', 'src/vscode', 'src/cli', 'src/extension.ts', 'src/services.ts', 'webview']],
  ['src/host', ['src/evaluator', 'src/vscode', 'src/cli', 'src/extension.ts', 'src/services.ts', 'webview']],
  ['webview', ['src/evaluator', 'src/host', 'src/vscode', 'src/cli', 'src/extension.ts', 'src/services.ts']],
  ['src/vscode', ['src/evaluator', 'src/cli', 'src/extension.ts', 'src/services.ts', 'webview']],
  ['src/cli', ['src/evaluator', 'src/vscode', 'src/extension.ts', 'src/services.ts', 'webview']],
];

const nodeFree = { group: ['node:*', 'vscode', 'node-llama-cpp'], message: 'This layer is pure: no platform modules.' };
const toolkit = { group: ['@vscode/webview-ui-toolkit', '@vscode/webview-ui-toolkit/*'], message: 'Only webview/ui imports the UI toolkit.' };
const editor = { group: ['vscode'], message: 'Only src/vscode and the extension entry import vscode.' };
const engine = { group: ['node-llama-cpp'], message: 'Only src/evaluator owns llama.cpp.' };

function restrict(files, patterns, ignores = []) {
  return { files, ignores, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

export default tseslint.config(
  { ignores: ['dist/', '.build/', 'coverage/', 'node_modules/', 'test/fixtures/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    files: ['**/*.ts', '**/*.js', '**/*.mjs'],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js', 'scripts/*.mjs'] }, tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })] },
    rules: {
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        { zones: layers.flatMap(([target, from]) => from.map((path) => ({ target: `./${target}`, from: `./${path}` }))) },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 350 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  restrict(['src/core/**', 'src/protocol/**'], [nodeFree, toolkit]),
  restrict(['webview/**'], [nodeFree, toolkit], ['webview/ui/**']),
  restrict(['src/host/**', 'src/cli/**'], [editor, engine, toolkit]),
  restrict(['src/evaluator/**'], [editor, toolkit]),
  restrict(['src/vscode/**', 'src/extension.ts', 'src/services.ts'], [engine, toolkit]),
  {
    files: ['test/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  { files: ['eslint.config.js', 'scripts/*.mjs', '**/.mocharc.js'], ...tseslint.configs.disableTypeChecked },
  { files: ['eslint.config.js'], rules: { 'import-x/no-default-export': 'off' } },
);
