import type { TSESTree } from '@typescript-eslint/utils';

import { getInitializer, getOrigin, getBuiltinName, getVariable } from '../analysis/bindings.ts';
import { getProcessStart, mayStartProcesses, type ProcessStart } from '../analysis/child-processes.ts';
import { ConstantValues } from '../analysis/constant-values.ts';
import { getShellTexts, isBuiltText, type ShellTexts } from '../analysis/shell-texts.ts';
import { getLastName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { createRule, type FileContext } from '../create-rule.ts';
import { getExecFileFix } from '../fix/exec-file.ts';
import { SHELL_ESCAPERS } from '../knowledge/child-process.ts';
import { PLACE_FUNCTIONS, PROGRAM_PLACES } from '../knowledge/constant-values.ts';

type Options = [{ escapers: readonly string[]; trustProgram: boolean }];
type MessageIds = 'shellArgument' | 'shellCommand' | 'shellScript' | 'useExecFile';

export default createRule<Options, MessageIds>({
  name: 'no-shell-interpolation',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow values in the text that a shell reads',
      phase: 'fail-fast',
      level: 'recommended',
      adr: 'ADR-107',
      breaking: 'low',
      effort: 15,
      strict: [{ trustProgram: false }],
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          escapers: {
            type: 'array',
            description: 'Names of functions and methods whose result is quoted for the shell.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          trustProgram: {
            type: 'boolean',
            description: 'Take imported UPPER_CASE names, and where the program lies and was started, for constant.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ escapers: [], trustProgram: true }],
    messages: {
      shellCommand:
        'A shell reads this command, so any value in it can add arguments or commands. Give the program and its arguments to `execFile` or `spawn`, without a shell.',
      shellArgument:
        'With `shell`, the arguments are joined to one text that a shell reads, so this value can add arguments or commands. Start the program without `shell`.',
      shellScript:
        'This script is put together of values, and the shell reads them as code. Keep the script constant and hand the values on as arguments after it.',
      useExecFile: 'Give the program and its arguments to `{{name}}`.',
    },
  },
  create(context, [{ escapers, trustProgram }]) {
    const { sourceCode } = context;
    if (!mayStartProcesses(sourceCode)) return {};
    const escaperNames = new Set(escapers);
    const values = new ConstantValues(
      context,
      node => isEscaped(node, escaperNames, context) || (trustProgram && isOfProgram(node, context)),
    );

    function find({ kind, texts }: ShellTexts): TSESTree.Expression | null {
      if (kind === 'script') return texts.find(text => isBuiltText(text, sourceCode) && !values.isConstant(text)) ?? null;
      return texts.find(text => !values.isConstant(text) && !values.isConstantList(text)) ?? null;
    }

    function report(node: TSESTree.CallExpression | TSESTree.NewExpression): void {
      const start = getProcessStart(node, sourceCode);
      const texts = start && getShellTexts(start, sourceCode);
      const text = texts && find(texts);
      if (!start || !text) return;
      context.report({ node: text, messageId: MESSAGES[texts.kind], suggest: getSuggestions(start, context) });
    }

    return { CallExpression: report, NewExpression: report };
  },
});

const MESSAGES = { arguments: 'shellArgument', command: 'shellCommand', script: 'shellScript' } as const;

function getSuggestions(start: ProcessStart, context: FileContext) {
  const fix = getExecFileFix(start, context);
  const name = start.name.endsWith('Sync') ? 'execFileSync' : 'execFile';
  return fix ? [{ messageId: 'useExecFile' as const, data: { name }, fix }] : [];
}

/** The result of a function that quotes for a shell, or that function itself, as in `list.map(quote)`. */
function isEscaped(node: TSESTree.Node, names: ReadonlySet<string>, context: FileContext): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'CallExpression':
      return isEscaper(unwrap(inner.callee), names, context);
    case 'TaggedTemplateExpression':
      return isEscaper(unwrap(inner.tag), names, context);
    case 'Identifier':
    case 'MemberExpression':
      return isGiven(node) && isEscaper(inner, names, context);
    default:
      return false;
  }
}

function isEscaper(callee: TSESTree.Node, names: ReadonlySet<string>, { sourceCode }: FileContext): boolean {
  if (names.has(getLastName(callee) ?? '') || SHELL_ESCAPERS.has(getOrigin(callee, sourceCode)?.root ?? '')) return true;
  const made = callee.type === 'MemberExpression' ? getMade(callee.object, sourceCode) : null;
  return made !== null && SHELL_ESCAPERS.has(getOrigin(made, sourceCode)?.root ?? '');
}

/** Whether a function is handed to a call: `list.map(quote)`. */
function isGiven({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'CallExpression' && getLastName(parent.callee) === 'map';
}

/** The class of which a name holds an instance: `const shescape = new Shescape()`. */
function getMade(node: TSESTree.Node, sourceCode: FileContext['sourceCode']): TSESTree.Node | null {
  const inner = unwrap(node);
  const variable = inner.type === 'Identifier' ? getVariable(inner, sourceCode) : null;
  const value = variable ? getInitializer(variable) : inner;
  return value?.type === 'NewExpression' ? value.callee : null;
}

/** Where the program lies and was started, and what other modules export as a constant. */
function isOfProgram(node: TSESTree.Node, { sourceCode }: FileContext): boolean {
  const inner = unwrap(node);
  if (inner.type === 'CallExpression') return PLACE_FUNCTIONS.has(getBuiltinName(inner.callee, sourceCode) ?? '');
  const origin = getOrigin(inner, sourceCode);
  if (origin?.source === 'global') return PROGRAM_PLACES.has(origin.name) || origin.root === 'import.meta';
  return origin !== null && isImportedConstant(inner, origin.path, sourceCode);
}

function isImportedConstant(node: TSESTree.Node, path: readonly string[], sourceCode: FileContext['sourceCode']): boolean {
  const root = getRootIdentifier(node);
  const binding = root && getVariable(root, sourceCode)?.defs[0];
  if (binding?.type !== 'ImportBinding') return false;
  const name = binding.node.type === 'ImportNamespaceSpecifier' ? path[0] : root?.name;
  return name !== undefined && CONSTANT_CASE.test(name);
}

const CONSTANT_CASE = /^[A-Z][A-Z0-9_]*$/u;

function getRootIdentifier(node: TSESTree.Node): TSESTree.Identifier | null {
  const inner = unwrap(node);
  if (inner.type === 'MemberExpression') return getRootIdentifier(inner.object);
  return inner.type === 'Identifier' ? inner : null;
}
