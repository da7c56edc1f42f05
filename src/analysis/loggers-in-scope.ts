import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { walkFile } from '../ast/walk.ts';
import type { FileContext } from '../create-rule.ts';
import type { LoggerFamily } from '../knowledge/loggers.ts';
import { getFields, getLogCall, getLoggerFamily, type LogCall } from './loggers.ts';

type File = Pick<FileContext, 'settings' | 'sourceCode'>;

/** A logger as code at some place can write it. */
export interface LoggerInScope {
  readonly text: string;
  readonly family: LoggerFamily;
}

/**
 * The logger that code at `node` would use: the field of its class, a variable in scope, one that the file logs to by a path from
 * such a variable (`request.log`), or `console` where the file writes to it anyway.
 *
 * @returns `null` where there is none.
 */
export function getLoggerInScope(node: TSESTree.Node, context: File): LoggerInScope | null {
  return getField(node, context) ?? getVariableLogger(node, context) ?? getUsedLogger(node, context);
}

function getField(node: TSESTree.Node, context: File): LoggerInScope | null {
  if (!canUseThis(node)) return null;
  const own = getClassBody(node);
  const used = getLogCalls(context).find(call => isOnThis(call) && getClassBody(call.node) === own);
  if (used) return describe(used, context);
  const field = getFields(node).find(({ key }) => key !== null && /^[#_]?(?:log|logger)$/u.test(key));
  if (!field) return null;
  return { family: (field.value && getLoggerFamily(field.value, context)) ?? 'unknown', text: `this.${field.key}` };
}

function isOnThis({ logger }: LogCall): boolean {
  return logger.type === 'MemberExpression' && logger.object.type === 'ThisExpression';
}

/** Whether `this` at a place is an instance of the class around it: only arrow functions stand between. */
function canUseThis(node: TSESTree.Node): boolean {
  for (let outer: TSESTree.Node | undefined = node; outer; outer = outer.parent) {
    if (outer.type === 'FunctionDeclaration') return false;
    if (outer.type === 'FunctionExpression') return outer.parent.type === 'MethodDefinition' && !outer.parent.static;
    if (outer.type === 'PropertyDefinition') return !outer.static;
    if (outer.type === 'StaticBlock') return false;
  }
  return false;
}

function getClassBody(node: TSESTree.Node): TSESTree.ClassBody | null {
  for (let outer = node.parent; outer; outer = outer.parent) if (outer.type === 'ClassBody') return outer;
  return null;
}

/** A variable that is a logger by what it holds, or by its name where the file logs to it or imports it. */
function getVariableLogger(node: TSESTree.Node, context: File): LoggerInScope | null {
  for (let scope: TSESLint.Scope.Scope | null = context.sourceCode.getScope(node); scope; scope = scope.upper) {
    for (const variable of scope.variables) {
      const [identifier] = variable.identifiers;
      if (!/log/iu.test(variable.name) || identifier?.type !== 'Identifier' || !variable.isValueVariable) continue;
      const family = isDeclaredBefore(variable, node) ? getLoggerFamily(identifier, context) : null;
      if (family) return { family: refine(family, variable.name, context), text: variable.name };
    }
  }
  return null;
}

function isDeclaredBefore(variable: TSESLint.Scope.Variable, node: TSESTree.Node): boolean {
  return (
    variable.defs.every(({ type }) => (type as string) === 'ImportBinding' || (type as string) === 'Parameter') ||
    (variable.identifiers[0]?.range[0] ?? 0) < node.range[0]
  );
}

function getUsedLogger(node: TSESTree.Node, context: File): LoggerInScope | null {
  const calls = getLogCalls(context).filter(({ logger }) => isReachable(logger, node, context));
  const call = calls.find(({ family }) => family !== 'console') ?? calls[0];
  return call ? describe(call, context) : null;
}

/** Whether the path of a logger begins at something that is the same at `node`: `console`, or a variable in scope there. */
function isReachable(logger: TSESTree.Expression, node: TSESTree.Node, { sourceCode }: File): boolean {
  let root: TSESTree.Expression = logger;
  while (root.type === 'MemberExpression') root = root.object;
  if (root.type !== 'Identifier') return false;
  const { name } = root;
  return findVariable(name, sourceCode.getScope(node)) === findVariable(name, sourceCode.getScope(root));
}

function findVariable(name: string, start: TSESLint.Scope.Scope): TSESLint.Scope.Variable | null {
  for (let scope: TSESLint.Scope.Scope | null = start; scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable) return variable;
  }
  return null;
}

function describe({ family, logger }: LogCall, context: File): LoggerInScope {
  const text = context.sourceCode.getText(logger);
  return { family: refine(family, text, context), text };
}

/** A logger that nothing is known of but its name is used as the file uses it: objects first, as pino does, or text first. */
function refine(family: LoggerFamily, text: string, context: File): LoggerFamily {
  if (family !== 'unknown') return family;
  const calls = getLogCalls(context).filter(call => context.sourceCode.getText(call.logger) === text);
  return calls.some(
    ({
      node: {
        arguments: [first, second],
      },
    }) => first?.type === 'ObjectExpression' && second !== undefined,
  )
    ? 'pino'
    : 'unknown';
}

const callsByFile = new FileCache<readonly LogCall[]>();

function getLogCalls(context: File): readonly LogCall[] {
  const { sourceCode } = context;
  return callsByFile.getOrCompute(sourceCode, () => {
    const calls: LogCall[] = [];
    for (const node of walkFile(sourceCode)) {
      const call = node.type === 'CallExpression' ? getLogCall(node, context) : null;
      if (call) calls.push(call);
    }
    return calls;
  });
}
