import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName, getLiteralString } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { MOUNT_METHODS, ROUTERS, WHOLE_APP_PATHS } from '../knowledge/cors.ts';
import { getConstantString, getInitializer, getOrigin, getVariable } from './bindings.ts';

type SourceCode = FileContext['sourceCode'];

/** Where a middleware or a handler is mounted. */
export interface Mount {
  readonly covers: 'app' | 'part';
  /** The literal path; `null` where there is none or only run time knows it. */
  readonly path: string | null;
}

/**
 * Where `middleware` is mounted: by the call that it is an argument of (`app.use(x)`, `app.get('/a', x, handler)`,
 * `router.route('/a').all(x)`), or by the widest of those that a `const` with it is given to.
 *
 * @returns `null` where the file does not mount it.
 */
export function getMount(middleware: TSESTree.Node, sourceCode: SourceCode): Mount | null {
  const value = wrapped(middleware);
  const { parent } = value;
  if (parent?.type === 'VariableDeclarator' && parent.init === value && parent.id.type === 'Identifier') {
    const uses = getVariable(parent.id, sourceCode)?.references.filter(reference => reference.isRead()) ?? [];
    const mounts = uses.map(({ identifier }) => getMountOfArgument(identifier, sourceCode)).filter(mount => mount !== null);
    return mounts.find(({ covers }) => covers === 'app') ?? mounts[0] ?? null;
  }
  return getMountOfArgument(value, sourceCode);
}

/** The literal path of the nearest route around a node: the handler that it stands in is an argument of `app.get('/a', handler)`. */
export function getRoutePath(node: TSESTree.Node, sourceCode: SourceCode): string | null {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type !== 'CallExpression') continue;
    const mount = getMountOfCall(outer, null, sourceCode);
    if (mount?.path != null) return mount.path;
  }
  return null;
}

function getMountOfArgument(argument: TSESTree.Node, sourceCode: SourceCode): Mount | null {
  let value = wrapped(argument);
  while (value.parent?.type === 'ArrayExpression') value = wrapped(value.parent);
  const call = value.parent;
  return call?.type === 'CallExpression' ? getMountOfCall(call, value, sourceCode) : null;
}

function getMountOfCall(call: TSESTree.CallExpression, argument: TSESTree.Node | null, sourceCode: SourceCode): Mount | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || !MOUNT_METHODS.has(getKeyName(callee) ?? '')) return null;
  const [first] = call.arguments;
  if (!first || call.callee === argument) return null;
  if (first !== argument) {
    const path = getConstantString(first, sourceCode);
    if (path !== null) return { covers: WHOLE_APP_PATHS.has(path) ? 'app' : 'part', path };
    if (isPath(first)) return { covers: 'part', path: null };
  }
  const route = getRoute(callee.object);
  if (route) return { covers: 'part', path: getLiteralString(route) };
  return { covers: isRouter(callee.object, sourceCode) ? 'part' : 'app', path: null };
}

/** A name, a pattern, a template or a list, rather than a middleware that stands before. */
function isPath(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Identifier' || inner.type === 'MemberExpression') return /path|route|prefix|url/iu.test(inner.type === 'Identifier' ? inner.name : (getKeyName(inner) ?? ''));
  if (inner.type === 'ArrayExpression') return inner.elements.every(element => element !== null && getLiteralString(element) !== null);
  return inner.type === 'TemplateLiteral' || inner.type === 'BinaryExpression' || (inner.type === 'Literal' && 'regex' in inner);
}

/** The path in `app.route('/a')`, which methods are then chained to. */
function getRoute(object: TSESTree.Node): TSESTree.Node | null {
  const inner = unwrap(object);
  if (inner.type !== 'CallExpression') return null;
  const callee = unwrap(inner.callee);
  if (callee.type !== 'MemberExpression') return null;
  return getKeyName(callee) === 'route' ? (inner.arguments[0] ?? null) : getRoute(callee.object);
}

function isRouter(object: TSESTree.Node, sourceCode: SourceCode): boolean {
  const inner = unwrap(object);
  const variable = inner.type === 'Identifier' ? getVariable(inner, sourceCode) : null;
  const value = variable && getInitializer(variable);
  const made = value && unwrap(value);
  return (made?.type === 'CallExpression' || made?.type === 'NewExpression') && ROUTERS.has(getOrigin(made.callee, sourceCode)?.name ?? '');
}
