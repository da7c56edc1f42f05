import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode } from '../ast/functions.ts';
import { getFunctionName, getLastName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import {
  AMBIGUOUS_LOGGER_CHANGERS,
  LOGGER_CHANGERS,
  LOGGER_FACTORIES,
  LOGGER_LISTS,
  LOGGER_PACKAGES,
  OBJECTS_WITH_A_LOG,
  SHARED_LOGGER_PACKAGES,
  type LoggerFamily,
} from '../knowledge/loggers.ts';
import { WRITERS_BY_TYPE } from '../knowledge/writing-methods.ts';
import { getTypePackage } from '../types/type-package.ts';
import { getDefinition, getInitializer, getOrigin, getVariable, isReassigned, type Origin } from './bindings.ts';
import { isLoadTimeCode, getOutermostFunction } from './load-time.ts';
import { getLoggerFamily, isLoggerName } from './loggers.ts';
import { isLoggingModule } from './logging-modules.ts';
import { isExported } from './module-exports.ts';
import { getModuleVariables } from './module-state.ts';
import { getHeldType } from './module-state/held-types.ts';
import { isOurs } from './packages.ts';
import { getWritesFrom, type Write } from './writes.ts';

/** A logger that others use as well, as a name in the file or as the call that looks it up. */
interface SharedLogger {
  readonly node: TSESTree.Node;
  /** How it takes its configuration; `unknown` where only its name says that it is a logger. */
  readonly family: LoggerFamily;
  /** Whether more than its name says that it is a logger. */
  readonly isResolved: boolean;
  /** The variable of this file that is made or exported here; its top level may configure it. */
  readonly own: TSESLint.Scope.Variable | null;
}

/** A place that changes a logger for everybody who uses it. */
export interface LoggerChange {
  readonly write: Write;
  readonly family: LoggerFamily;
}

const ARRAY_WRITERS = WRITERS_BY_TYPE.get('Array')!;
const METHODS: ReadonlySet<string> = new Set([...ARRAY_WRITERS, ...AMBIGUOUS_LOGGER_CHANGERS, ...LOGGER_CHANGERS]);

/**
 * Every change of a logger that is imported from the project, comes from a registry or is a package's own instance, and of the
 * module's loggers by its functions. Parameters, fields and members of local objects are their owner's.
 */
export function getLoggerChanges(context: FileContext): readonly LoggerChange[] {
  const changes: LoggerChange[] = [];
  for (const variable of getModuleVariables(context.sourceCode)) {
    if (mayBeLogger(variable, context)) for (const { identifier, init } of variable.references) if (init !== true) collect(identifier, context, changes);
  }
  return changes;
}

/**
 * The changes that start at a call: of the logger that it looks up in a registry (`getLogger("db").level = …`, or through the `const`
 * that holds it), or by a package's function of its own (`import { configure } from "log4js"`).
 */
export function getCallChanges(call: TSESTree.CallExpression, context: FileContext): readonly LoggerChange[] {
  if (call.callee.type === 'Identifier' && METHODS.has(call.callee.name)) return getFunctionChange(call, context);
  if (!isRegistryCall(call, context)) return [];
  const family = getLoggerFamily(call, context) ?? 'unknown';
  const own = getOwnHolder(call, context);
  return getWritesFrom(call, context.sourceCode, METHODS).flatMap(write => {
    const logger = { node: call, family, isResolved: true, own };
    return isChange(write, logger, context) ? [{ write, family }] : [];
  });
}

/** `getLogger("db")`, `log4js.getLogger()`, `winston.loggers.get("db")`. */
function isRegistryCall({ callee }: TSESTree.CallExpression, { sourceCode }: FileContext): boolean {
  const name = getLastName(callee);
  if (name === 'getLogger') return callee.type === 'Identifier' || getOrigin(callee, sourceCode)?.source === 'module';
  return name === 'get' && /^winston\.(?:default\.)?loggers\.get$/u.test(getOrigin(callee, sourceCode)?.name ?? '');
}

function getFunctionChange(node: TSESTree.CallExpression, { sourceCode }: FileContext): readonly LoggerChange[] {
  const origin = getOrigin(node.callee, sourceCode);
  const operator = origin?.path[0];
  if (origin?.source !== 'module' || operator === undefined || origin.path.length > 1 || !SHARED_LOGGER_PACKAGES.has(origin.root)) return [];
  const write: Write = { kind: 'method', root: node.callee, path: [], target: node.callee, node, operator, value: null };
  return [{ write, family: LOGGER_PACKAGES.get(origin.root)! }];
}

function collect(identifier: TSESTree.Node, context: FileContext, changes: LoggerChange[]): void {
  for (const write of getWritesFrom(identifier, context.sourceCode, METHODS)) {
    const logger = getSharedLogger(identifier, write, context);
    if (logger && isChange(write, logger, context)) changes.push({ write, family: logger.family });
  }
}

/** A first look, by names alone. */
function mayBeLogger({ defs, name }: TSESLint.Scope.Variable, context: FileContext): boolean {
  const [definition] = defs;
  if (definition?.parent?.type === 'ImportDeclaration') {
    return LOGGER_PACKAGES.has(definition.parent.source.value) || /log/iu.test(name) || /log/iu.test(definition.parent.source.value) || isLoggerName(name, context);
  }
  if (definition?.node.type !== 'VariableDeclarator') return definition?.node.type === 'TSImportEqualsDeclaration';
  return definition.node.init !== null || isLoggerName(name, context);
}

function getSharedLogger(identifier: TSESTree.Node, write: Write, context: FileContext): SharedLogger | null {
  const origin = getOrigin(identifier, context.sourceCode);
  if (origin) return origin.source === 'module' ? getImported(identifier, origin, write, context) : null;
  const variable = identifier.type === 'Identifier' ? getVariable(identifier, context.sourceCode) : null;
  return variable && getOwn(identifier, variable, context);
}

function getImported(node: TSESTree.Node, origin: Origin, write: Write, context: FileContext): SharedLogger | null {
  const own = getExported(node, context);
  if (SHARED_LOGGER_PACKAGES.has(origin.root)) {
    return isPackageLogger(origin, write) ? { node, family: LOGGER_PACKAGES.get(origin.root)!, isResolved: true, own } : null;
  }
  if (!isOurs(origin.root, context) || !isNamedForLogger(node, origin, write, context)) return null;
  const typed = LOGGER_PACKAGES.get(getTypePackage(node, context) ?? '');
  return { node, family: typed ?? 'unknown', isResolved: typed !== undefined, own };
}

/** What the module of a package, or its export of the same name, is; `winston.transports.Loki = …` is how a transport makes itself known. */
function isPackageLogger({ path, root }: Origin, write: Write): boolean {
  if (write.kind === 'assignment' && write.path[0] === 'transports') return false;
  return path.length === 0 || (path.length === 1 && path[0] === root);
}

function isNamedForLogger(node: TSESTree.Node, origin: Origin, write: Write, context: FileContext): boolean {
  const local = node.type === 'Identifier' ? node.name : null;
  const path = [...origin.path, ...write.path.slice(0, getLoggerDepth(origin, write, context))];
  return [path.at(-1) ?? local, local].some(name => name !== null && isLoggerName(name, context));
}

function getExported(node: TSESTree.Node, { sourceCode }: FileContext): TSESLint.Scope.Variable | null {
  const variable = node.type === 'Identifier' ? getVariable(node, sourceCode) : null;
  return variable && isExported(variable, sourceCode) ? variable : null;
}

/** How many keys lead from an import to the logger: one for `logging.logger.level = …`, unless it is a request's. */
function getLoggerDepth({ path, root }: Origin, write: Write, context: FileContext): number {
  const name = path.at(-1) ?? (write.root.type === 'Identifier' ? write.root.name : root);
  const [key] = write.path;
  if (isLoggerName(name, context) || OBJECTS_WITH_A_LOG.has(name)) return 0;
  return key !== undefined && key !== null && isLoggerName(key, context) ? 1 : 0;
}

/** A variable of this module that holds a logger of its own. */
function getOwn(node: TSESTree.Identifier | TSESTree.Node, variable: TSESLint.Scope.Variable, context: FileContext): SharedLogger | null {
  const definition = getDefinition(variable);
  if (definition?.node.type !== 'VariableDeclarator') return null;
  const { init } = definition.node;
  const inner = init && unwrap(init);
  if (inner && isSomethingElse(inner, context)) return null;
  const family = getLoggerFamily(node, context);
  if (!family || family === 'console') return null;
  return { node, family, isResolved: family !== 'unknown' || isMade(inner), own: variable };
}

/** A list or a text of that name, and what a registry holds, which is followed from the call. */
function isSomethingElse(value: TSESTree.Node, context: FileContext): boolean {
  if (value.type === 'CallExpression' && isRegistryCall(value, context)) return true;
  const held = getHeldType(value, null, context.sourceCode);
  return (held !== null && held !== 'instance') || value.type === 'Literal' || value.type === 'TemplateLiteral';
}

function isMade(value: TSESTree.Node | null): boolean {
  if (value?.type !== 'CallExpression' && value?.type !== 'NewExpression') return false;
  const name = getLastName(value.callee);
  return name !== null && (LOGGER_FACTORIES.has(name) || /Logger$/u.test(name) || name === 'child');
}

function isChange(write: Write, logger: SharedLogger, context: FileContext): boolean {
  return isReconfiguration(write, logger) && !isByOwner(write, logger, context);
}

function isReconfiguration({ kind, operator, path }: Write, { isResolved }: SharedLogger): boolean {
  // Another value for the variable itself is the module's state, not the logger's.
  if (kind === 'assignment') return path.length > 0;
  if (kind === 'builtin') return true;
  if (ARRAY_WRITERS.has(operator)) return path.some(key => key !== null && LOGGER_LISTS.has(key));
  return LOGGER_CHANGERS.has(operator) || (path.length === 0 && isResolved && AMBIGUOUS_LOGGER_CHANGERS.has(operator));
}

/** The top level of the file that makes or exports the logger, or is named for logging; the functions that make it or add to its outputs. */
function isByOwner({ node }: Write, { isResolved, own }: SharedLogger, { filename, sourceCode }: FileContext): boolean {
  if ((own || isLoggingModule(filename)) && isLoadTimeCode(node, sourceCode)) return true;
  if (!own) return false;
  if (isResolved && isOutputFunction(getOutermostFunction(node))) return true;
  const maker = isReassigned(own) ? getOutermostFunction(node) : null;
  return maker !== null && own.references.some(reference => reference.isWrite() && reference.init !== true && getOutermostFunction(reference.identifier) === maker);
}

/** `addTransport`, `removeStream`: what the module of a logger offers to others, who then do not touch it themselves. */
function isOutputFunction(node: FunctionNode | null): boolean {
  const [verb = '', ...words] = splitWords((node && getFunctionName(node)) ?? '');
  return /^(?:add|configure|remove|set|setup)$/u.test(verb) && words.some(word => LOGGER_LISTS.has(`${word.replace(/s$/u, '')}s`));
}

/** The exported variable that holds what a call looks up. */
function getOwnHolder(call: TSESTree.CallExpression, { sourceCode }: FileContext): TSESLint.Scope.Variable | null {
  for (const variable of getModuleVariables(sourceCode)) {
    const initializer = getInitializer(variable);
    if (initializer && unwrap(initializer) === call) return isExported(variable, sourceCode) ? variable : null;
  }
  return null;
}
