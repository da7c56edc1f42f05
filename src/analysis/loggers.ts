import type { TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { getKeyName, getLastName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import {
  LOGGER_EXPORTS,
  LOGGER_FACTORIES,
  LOGGER_PACKAGES,
  LOG_LEVELS,
  OBJECTS_WITH_A_LOG,
  type LoggerFamily,
} from '../knowledge/loggers.ts';
import { getSettings } from '../settings.ts';
import { getInitializer, getOrigin, getVariable, type Origin } from './bindings.ts';

type File = Pick<FileContext, 'settings' | 'sourceCode'>;

/** A method of a logger that writes a line: `logger.error`, called or handed to somebody who will. */
export interface LogMethod {
  /** `null` for a level that only run time knows: `console[level](…)`. */
  readonly level: string | null;
  /** The logger: `this.logger` in `this.logger.error`; the name itself where a method was taken out of its logger. */
  readonly logger: TSESTree.Expression;
  readonly family: LoggerFamily;
}

/** A call that writes a line to a log. */
export interface LogCall extends LogMethod {
  readonly node: TSESTree.CallExpression;
}

/** How many hops lead from a logger to where it is made: `const log = logger.child()`, `const logger = pino()`. */
const MAX_HOPS = 4;

const callsByFile = new FileCache<Map<TSESTree.CallExpression, LogCall | null>>();

/**
 * The log call that `node` is: `<logger>.<level>(…)` and nothing else, so `toast.error()`, `Math.log()`, a bare `log(e)` and
 * `this.log(e)` are none. For winston's `logger.log("warn", …)` the level is the argument's.
 */
export function getLogCall(node: TSESTree.CallExpression, context: File): LogCall | null {
  if (!isCalledLikeLevel(node)) return null;
  const calls = callsByFile.getOrCompute(context.sourceCode, () => new Map());
  let call = calls.get(node);
  if (call === undefined) {
    const method = getLogMethod(node.callee, context);
    call = method ? { ...method, level: getStatedLevel(node, method), node } : null;
    calls.set(node, call);
  }
  return call;
}

/** A look at the name, before anything is remembered of a call. */
function isCalledLikeLevel({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  if (inner.type !== 'MemberExpression') return inner.type === 'Identifier';
  const key = getKeyName(inner);
  return key === null ? isLevelChosenAtRunTime(inner) : LOG_LEVELS.has(key);
}

/** The logger's level method that an expression is: the callee of a log call, or `console.error` given to `.catch()`. */
export function getLogMethod(node: TSESTree.Node, context: File): LogMethod | null {
  const callee = unwrap(node);
  if (callee.type === 'Identifier') return getDetachedMethod(callee, context);
  if (callee.type !== 'MemberExpression') return null;
  const level = getKeyName(callee);
  if (level === null ? !isLevelChosenAtRunTime(callee) : !LOG_LEVELS.has(level)) return null;
  const family = getLoggerFamily(callee.object, context);
  return family && { level, logger: callee.object, family };
}

/**
 * How the logger that `node` is takes its arguments: resolved to `console`, to a logger package, to what makes loggers, or
 * known by its name (`log`, `logger`, `*Logger`, `*_logger`, `settings.adr.loggers`) alone, which is `unknown`.
 *
 * @returns `null` for what is no logger.
 */
export function getLoggerFamily(node: TSESTree.Node, context: File): LoggerFamily | null {
  return resolve(node, context, MAX_HOPS);
}

/** `const { warn } = console; warn(…)`. */
function getDetachedMethod(node: TSESTree.Identifier, { sourceCode }: File): LogMethod | null {
  const origin = getOrigin(node, sourceCode);
  const level = origin?.path.at(-1);
  if (!origin || level === undefined || !LOG_LEVELS.has(level)) return null;
  const family = getPackageFamily({
    ...origin,
    path: origin.path.slice(0, -1),
    name: origin.name.slice(0, -level.length - 1),
  });
  return family && { level, logger: node, family };
}

/** `console[level](…)`, but not `loggers[name](…)`: the name of the key has to speak of levels. */
function isLevelChosenAtRunTime({ computed, property }: TSESTree.MemberExpression): boolean {
  const key = computed ? unwrap(property) : null;
  const name = key?.type === 'Identifier' ? key.name : key?.type === 'MemberExpression' ? getKeyName(key) : null;
  return name !== null && /level|method|severity/iu.test(name);
}

function getStatedLevel({ arguments: [first, second] }: TSESTree.CallExpression, { level }: LogMethod): string | null {
  if (level !== 'log' || !first) return level;
  const stated = first.type === 'Literal' && second ? first.value : null;
  return typeof stated === 'string' && LOG_LEVELS.has(stated) ? stated : level;
}

function resolve(node: TSESTree.Node, context: File, hops: number): LoggerFamily | null {
  if (hops < 0) return null;
  const inner = unwrap(node);
  const origin = getOrigin(inner, context.sourceCode);
  const family = origin && getPackageFamily(origin);
  if (family) return family;
  switch (inner.type) {
    case 'Identifier':
      return resolveIdentifier(inner, context, hops);
    case 'MemberExpression':
      return resolveMember(inner, context, hops);
    case 'AwaitExpression':
      return resolve(inner.argument, context, hops);
    case 'CallExpression':
    case 'NewExpression':
      return resolveFactory(inner, context, hops);
    case 'LogicalExpression':
      return resolve(inner.left, context, hops) ?? resolve(inner.right, context, hops);
    default:
      return null;
  }
}

function getPackageFamily({ name, path, root, source }: Origin): LoggerFamily | null {
  if (source === 'global') return name === 'console' ? 'console' : null;
  return LOGGER_EXPORTS.get(name) ?? (path.length <= 1 ? (LOGGER_PACKAGES.get(root) ?? null) : null);
}

function resolveIdentifier(node: TSESTree.Identifier, context: File, hops: number): LoggerFamily | null {
  const variable = getVariable(node, context.sourceCode);
  const initializer = variable && hops > 0 ? getInitializer(variable) : null;
  const made = initializer && resolve(initializer, context, hops - 1);
  if (made && made !== 'unknown') return made;
  const declared = variable?.identifiers
    .map(({ typeAnnotation }) => getAnnotatedFamily(typeAnnotation, context))
    .find(Boolean);
  return declared ?? made ?? (isLoggerName(node.name, context) ? 'unknown' : null);
}

function resolveMember(node: TSESTree.MemberExpression, context: File, hops: number): LoggerFamily | null {
  const name = getKeyName(node);
  if (name === null) return null;
  const object = unwrap(node.object);
  const field = object.type === 'ThisExpression' && hops > 0 ? resolveField(node, name, context, hops - 1) : null;
  if (field) return field;
  if (name === 'log' && object.type === 'Identifier' && OBJECTS_WITH_A_LOG.has(object.name)) return 'pino';
  return isLoggerName(name, context) ? 'unknown' : null;
}

/** What the class around `this.<name>` says of the field: its type, its initialiser, or the constructor's parameter property. */
function resolveField(node: TSESTree.Node, name: string, context: File, hops: number): LoggerFamily | null {
  const field = getFields(node).find(({ key }) => key === name);
  if (!field) return null;
  const made = field.value && resolve(field.value, context, hops);
  return made && made !== 'unknown' ? made : (getAnnotatedFamily(field.annotation, context) ?? made);
}

/** A field of an instance, by declaration or as a parameter property of the constructor. */
export interface Field {
  readonly key: string | null;
  readonly value: TSESTree.Expression | null;
  readonly annotation: TSESTree.TSTypeAnnotation | undefined;
}

/** The fields of the class around a node. */
export function getFields(node: TSESTree.Node): readonly Field[] {
  let outer: TSESTree.Node | undefined = node.parent;
  while (outer && outer.type !== 'ClassBody') outer = outer.parent;
  return (outer?.body ?? []).flatMap(member => {
    if (member.type === 'PropertyDefinition') {
      return member.static ? [] : [{ annotation: member.typeAnnotation, key: getKeyName(member), value: member.value }];
    }
    const isConstructor = member.type === 'MethodDefinition' && member.kind === 'constructor';
    return isConstructor ? member.value.params.flatMap(getParameterProperty) : [];
  });
}

function getParameterProperty(parameter: TSESTree.Parameter): Field[] {
  if (parameter.type !== 'TSParameterProperty') return [];
  const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
  return [{ annotation: target.typeAnnotation, key: target.name, value: null }];
}

/** `pino()`, `winston.createLogger()`, `new Logger()`, `logger.child()`, `debug("x")`. */
function resolveFactory(
  { callee, type }: TSESTree.CallExpression | TSESTree.NewExpression,
  context: File,
  hops: number,
): LoggerFamily | null {
  const maker = unwrap(callee);
  const made = getFamilyMadeBy(getOrigin(maker, context.sourceCode));
  if (made) return made;
  if (type === 'CallExpression' && maker.type === 'CallExpression') {
    return resolve(maker, context, hops) === 'debug' ? 'debug' : null;
  }
  const name = getLastName(maker);
  if (name === 'child' && maker.type === 'MemberExpression') return resolve(maker.object, context, hops - 1);
  return name !== null && LOGGER_FACTORIES.has(name) ? 'unknown' : null;
}

function getFamilyMadeBy(origin: Origin | null): LoggerFamily | null {
  if (origin?.source === 'module') return LOGGER_EXPORTS.get(origin.name) ?? LOGGER_PACKAGES.get(origin.root) ?? null;
  return origin?.name === 'console.Console' ? 'console' : null;
}

/** `logger: pino.Logger`, `logger: Logger` with `Logger` imported from a logger package. */
function getAnnotatedFamily(
  annotation: TSESTree.TSTypeAnnotation | undefined,
  { sourceCode }: File,
): LoggerFamily | null {
  const type = annotation?.typeAnnotation;
  if (type?.type !== 'TSTypeReference') return null;
  const path: string[] = [];
  let name: TSESTree.EntityName = type.typeName;
  for (; name.type === 'TSQualifiedName'; name = name.left) path.unshift(name.right.name);
  if (name.type !== 'Identifier') return null;
  if (!isImported(name, sourceCode)) return null;
  const origin = getOrigin(name, sourceCode);
  return origin && getPackageFamily({ ...origin, path: [], name: [origin.name, ...path].join('.') });
}

function isImported(name: TSESTree.Identifier, sourceCode: File['sourceCode']): boolean {
  return getVariable(name, sourceCode)?.defs.some(({ type }) => (type as string) === 'ImportBinding') === true;
}

/** Whether a variable, property or parameter of that name is taken for a logger: `log`, `logger`, `*Logger`, `*_logger`, `settings.adr.loggers`. */
export function isLoggerName(name: string, context: Pick<FileContext, 'settings'>): boolean {
  const bare = name.replace(/^[#_$]+/u, '');
  return (
    /^(?:log|logger|LOG|LOGGER)$|(?:Logger|_logger|_LOGGER)$/u.test(bare) || getSettings(context).loggers.includes(name)
  );
}
