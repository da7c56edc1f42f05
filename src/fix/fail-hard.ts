import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import type { ConfigRead } from '../analysis/config-sources.ts';
import { getPathLookup } from '../analysis/config/path-lookups.ts';
import { getConverted } from '../analysis/soft-fails/conversions.ts';
import type { SoftFail } from '../analysis/soft-fails.ts';
import type { FileContext } from '../create-rule.ts';
import { ENVIRONMENT_OBJECTS } from '../knowledge/config-words.ts';
import { getSettings } from '../settings.ts';
import { getImportedName, importFixes } from './imports.ts';

/** How a soft fail can be made to fail hard. */
export interface FailHard {
  /** What is used: the project's accessor, a method that throws by itself, or a `throw`. */
  readonly means: 'accessor' | 'getOrThrow' | 'throw' | 'throwingGet';
  /** The accessor's name, if that is used. */
  readonly name?: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The edit that makes a soft fail fail hard; `null` where the text cannot be exact or a comment would go. */
export function createFailHard(found: SoftFail, context: FileContext): FailHard | null {
  const { sourceCode } = context;
  const isWhole = found.reads.length === 1 && !found.hasOther && (found.form === 'logical' || found.form === 'getter' || found.form === 'ternary');
  if (isWhole && sourceCode.getCommentsInside(found.node).length === 0) {
    const replacement = createAccessorCall(found, context) ?? createThrowingGet(found, context);
    if (replacement) return replacement;
  }
  if (sourceCode.getCommentsInside(found.value).length > 0) return null;
  const fix = createThrow(found, context);
  return fix && { means: 'throw', fix };
}

function createAccessorCall(found: SoftFail, context: FileContext): FailHard | null {
  const { configAccessor } = getSettings(context);
  const source = getConverted(found.source, context.sourceCode);
  const site = configAccessor && getSite(source, found.reads[0]!, context);
  if (!configAccessor || !site) return null;
  const call = `${getImportedName(context, configAccessor)}(${[site.root, ...site.keys.map(key => JSON.stringify(key))].join(', ')})`;
  return {
    means: 'accessor',
    name: configAccessor.name,
    fix: fixer => [fixer.replaceText(found.node, replaceWithin(found.source, source, call, context)), ...importFixes(fixer, context, configAccessor)],
  };
}

/** What the accessor is given: an object as the code writes it, and the keys from there. */
function getSite(node: TSESTree.Node, { path, source }: ConfigRead, { sourceCode }: FileContext): { root: string; keys: readonly string[] } | null {
  const keys: string[] = [];
  let base = unwrap(node);
  while (keys.length < path.length) {
    const step = getStep(base, sourceCode);
    if (!step) break;
    keys.unshift(...step.keys);
    base = unwrap(step.object);
  }
  if (keys.length === 0) return ENVIRONMENT_OBJECTS.has(source) ? { root: source, keys: path } : null;
  const isSimple = base.type === 'Identifier' || base.type === 'MemberExpression' || base.type === 'ThisExpression';
  return isSimple && !keys.some((key, index) => key !== path[path.length - keys.length + index]) ? { root: sourceCode.getText(base), keys } : null;
}

function getStep(node: TSESTree.Node, sourceCode: FileContext['sourceCode']): { object: TSESTree.Node; keys: readonly string[] } | null {
  if (node.type === 'MemberExpression') {
    const key = getKeyName(node);
    return key === null ? null : { object: node.object, keys: [key] };
  }
  if (node.type !== 'CallExpression') return null;
  const lookup = getPathLookup(node, sourceCode);
  if (lookup) return { object: lookup.object, keys: lookup.path };
  const callee = unwrap(node.callee);
  const path = node.arguments[0] ? getLiteralString(node.arguments[0]) : null;
  const isGet = callee.type === 'MemberExpression' && getKeyName(callee) === 'get';
  return isGet && path !== null ? { object: callee.object, keys: path.split(/[.:]/u) } : null;
}

/** Nest's `getOrThrow("k")`, node-config's `get("k")`. */
function createThrowingGet(found: SoftFail, context: FileContext): FailHard | null {
  const [{ path, reader, source: root }] = found.reads as [ConfigRead];
  if (reader !== 'nest' && reader !== 'node-config') return null;
  const source = getConverted(found.source, context.sourceCode);
  const method = reader === 'nest' ? 'getOrThrow' : 'get';
  const call = source.type === 'CallExpression' ? renameGet(source, method, context) : reader === 'nest' ? null : `${root}.get(${JSON.stringify(path.join('.'))})`;
  if (call === null) return null;
  return { means: reader === 'nest' ? 'getOrThrow' : 'throwingGet', fix: fixer => fixer.replaceText(found.node, replaceWithin(found.source, source, call, context)) };
}

function renameGet(call: TSESTree.CallExpression, method: string, { sourceCode }: FileContext): string | null {
  const callee = unwrap(call.callee);
  const [first, second] = call.arguments;
  if (callee.type !== 'MemberExpression' || callee.computed || !first) return null;
  const types = call.typeArguments ? sourceCode.getText(call.typeArguments) : '';
  const isOptions = second?.type === 'ObjectExpression';
  return `${sourceCode.getText(callee.object)}.${method}${types}(${sourceCode.getText(first)}${isOptions ? `, ${sourceCode.getText(second)}` : ''})`;
}

/** The text of `outer` with another text in the place of `inner`. */
function replaceWithin(outer: TSESTree.Node, inner: TSESTree.Node, text: string, { sourceCode }: FileContext): string {
  const target = wrapped(inner);
  const [start, end] = outer === inner || target.range[0] < outer.range[0] ? inner.range : target.range;
  const whole = sourceCode.text;
  return start < outer.range[0] ? text : whole.slice(outer.range[0], start) + text + whole.slice(end, outer.range[1]);
}

function createThrow(found: SoftFail, context: FileContext): TSESLint.ReportFixFunction | null {
  const failure = `throw new Error(${JSON.stringify(`Missing required configuration: ${found.reads[0]!.path.join('.')}`)});`;
  const expression = `(() => { ${failure} })()`;
  switch (found.form) {
    case 'getter':
      return createCheckedGet(found.node as TSESTree.CallExpression, expression, context);
    case 'branch': {
      const statement = getStatement(found.value);
      return statement ? fixer => fixer.replaceText(statement, failure) : null;
    }
    default:
      return fixer => fixer.replaceText(found.value, expression);
  }
}

/** `cfg.get("k") ?? (() => { throw … })()`: as an argument it would always throw. */
function createCheckedGet(call: TSESTree.CallExpression, expression: string, { sourceCode }: FileContext): TSESLint.ReportFixFunction | null {
  const fallback = call.arguments.at(-1)!;
  const previous = call.arguments.at(-2);
  if (!previous || sourceCode.getCommentsInside(call).length > 0 || getPathLookup(call, sourceCode)?.fallback === call.arguments[0]) return null;
  const get = sourceCode.text.slice(call.range[0], previous.range[1]) + sourceCode.text.slice(fallback.range[1], call.range[1]).replace(/^\s*,/u, '');
  const checked = `${get} ?? ${expression}`;
  return fixer => fixer.replaceText(call, standsAlone(call) ? checked : `(${checked})`);
}

/** Whether an operator of low precedence may take the place of an expression without parentheses. */
function standsAlone(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'VariableDeclarator':
    case 'AssignmentExpression':
    case 'ArrowFunctionExpression':
    case 'ReturnStatement':
    case 'ExpressionStatement':
    case 'Property':
    case 'PropertyDefinition':
    case 'ArrayExpression':
      return true;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee !== node;
    default:
      return false;
  }
}

/** The statement that does nothing but give the value: `return d;`, `x = d;`. */
function getStatement(value: TSESTree.Node): TSESTree.Statement | null {
  const { parent } = wrapped(value);
  if (parent?.type === 'ReturnStatement') return parent;
  return parent?.type === 'AssignmentExpression' && parent.parent.type === 'ExpressionStatement' ? parent.parent : null;
}
