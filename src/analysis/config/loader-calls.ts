import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLastName, getLiteralString } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import { walk } from '../../ast/walk.ts';
import { splitWords } from '../../ast/words.ts';
import { CONFIG_FILE_WORDS, CONFIG_LOADER } from '../../knowledge/config-words.ts';
import { followConst, getBuiltinName, getConstantString } from '../bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

const FILE_READER = /^(?:fs\.(?:promises\.)?(?:readFile|readFileSync)|Deno\.(?:readTextFile|readTextFileSync)|Bun\.file)$/u;

/** Whether a call returns the configuration as a whole, by the name of the function (`loadConfig()`), which gets no key. */
export function isConfigLoad(call: TSESTree.CallExpression): boolean {
  const name = getLastName(call.callee);
  return name !== null && CONFIG_LOADER.test(name) && !call.arguments.some(isKey);
}

/** A text that is no path, or a variable called `key`. */
function isKey(argument: TSESTree.CallExpressionArgument): boolean {
  const inner = unwrap(argument);
  if (inner.type === 'Identifier') return /^(?:key|keyPath|configKey)$/u.test(inner.name);
  const text = getLiteralString(inner);
  return text !== null && !/[\\/]|\.(?:[cm]?[jt]s|json[5c]?|ya?ml|toml|ini|env)$/u.test(text);
}

/** Whether a call is `JSON.parse(<read of a file>)` and the file's name says that it holds configuration. */
export function isConfigFileParse(call: TSESTree.CallExpression, sourceCode: SourceCode): boolean {
  const [text] = call.arguments;
  if (!text || getLastName(call.callee) !== 'parse' || getBuiltinName(call.callee, sourceCode) !== 'JSON.parse') return false;
  const file = getReadFile(text, sourceCode);
  return file !== null && hasConfigWord(file, sourceCode);
}

/** The path that a file is read by: the argument of `readFile(…)` behind `await`, `String(…)` and `.toString()`. */
function getReadFile(node: TSESTree.Node, sourceCode: SourceCode): TSESTree.Node | null {
  const inner = followConst(node, sourceCode);
  if (inner.type === 'AwaitExpression') return getReadFile(inner.argument, sourceCode);
  if (inner.type !== 'CallExpression') return null;
  const name = getBuiltinName(inner.callee, sourceCode);
  const [path] = inner.arguments;
  if (name !== null && path && FILE_READER.test(name)) return path;
  if (name === 'String' && path) return getReadFile(path, sourceCode);
  const callee = unwrap(inner.callee);
  return callee.type === 'MemberExpression' && /^(?:toString|trim|text)$/u.test(getKeyName(callee) ?? '') ? getReadFile(callee.object, sourceCode) : null;
}

/** By the text in the path, else by the name of the variable that holds it. */
function hasConfigWord(path: TSESTree.Node, sourceCode: SourceCode): boolean {
  const names: string[] = [];
  const texts: string[] = [];
  for (const node of walk(followConst(path, sourceCode), sourceCode)) {
    if (node.type === 'TemplateElement') texts.push(node.value.raw);
    else if (node.type === 'Literal') texts.push(getLiteralString(node) ?? '');
    else if (node.type === 'Identifier' && !isEnvironment(node)) {
      const constant = getConstantString(node, sourceCode);
      if (constant === null) names.push(node.name);
      else texts.push(constant);
    }
  }
  const file = texts.filter(text => /\w/u.test(text)).at(-1);
  const words = splitWords(file === undefined ? names.join(' ') : file.slice(file.lastIndexOf('/') + 1));
  return words.some(word => CONFIG_FILE_WORDS.has(word));
}

/** The `env` of `process.env.EVENT_PATH` says nothing of the file. */
function isEnvironment({ name, parent }: TSESTree.Identifier): boolean {
  return name === 'env' && parent.type === 'MemberExpression';
}
