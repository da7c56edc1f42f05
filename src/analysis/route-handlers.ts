import type { TSESTree } from '@typescript-eslint/utils';

import { findOwnMember } from '../ast/classes.ts';
import { getDecorators } from '../ast/decorators.ts';
import { isFunction, type FunctionNode } from '../ast/functions.ts';
import { getKeyName, getLastName } from '../ast/names.ts';
import { unwrap } from '../ast/unwrap.ts';
import type { FileContext } from '../create-rule.ts';
import { NEXT_API_FILE, NEXT_ROUTE_EXPORTS, NEXT_ROUTE_FILE, ROUTE_DECORATORS, ROUTE_VERBS } from '../knowledge/boundaries.ts';
import { SERVER_FRAMEWORKS } from '../knowledge/frameworks.ts';
import { CONTROLLER_DECORATORS, FRAMEWORK_ROUTER_NAMES, ROUTER_MAKERS, ROUTER_NAMES, ROUTER_TYPE_PACKAGES, ROUTER_TYPES } from '../knowledge/routes.ts';
import { followConst, getConstantString, getDefinition, getLocalFunction, getOrigin, getVariable } from './bindings.ts';
import { isOurs } from './packages.ts';

type SourceCode = FileContext['sourceCode'];

/** Whether a text has a call that may register a route. */
export function mayRegisterRoutes(text: string): boolean {
  return /\.\s*(?:all|del|delete|get|head|options|patch|post|put|route)\s*(?:<|\()/u.test(text);
}

/**
 * The function that a call registers as the handler of a route: the last argument of `app.get("/a", …)` or of
 * `router.route("/a").get(…)`, or the `handler` of fastify's options, inline or a function of this file by name; seen through
 * one wrapper (`asyncHandler(fn)`). A function that calls `next()` to go on is a middleware.
 *
 * @returns `null` for every other call, and for a handler that another module declares.
 */
export function getRegisteredHandler(call: TSESTree.CallExpression, context: FileContext): FunctionNode | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return null;
  const verb = getKeyName(callee);
  const last = call.arguments.at(-1);
  if (!last || verb === null || !ROUTE_VERBS.has(verb)) return null;
  if (verb === 'route' ? unwrap(last).type !== 'ObjectExpression' : !hasPath(call, context) && !isOfRoute(callee.object)) return null;
  const handler = toHandler(last, context.sourceCode);
  return handler && !isMiddleware(handler, context.sourceCode) && isRouter(callee.object, context) ? handler : null;
}

/** The functions that an export of a route file of Next.js, or of `pages/api`, makes handlers of requests. */
export function getExportedHandlers(
  node: TSESTree.ExportDefaultDeclaration | TSESTree.ExportNamedDeclaration,
  { filename, sourceCode }: FileContext,
): readonly FunctionNode[] {
  const isApi = NEXT_API_FILE.test(filename);
  if (!isApi && !NEXT_ROUTE_FILE.test(filename)) return [];
  const values = node.type === 'ExportNamedDeclaration' ? getVerbExports(node) : isApi ? [node.declaration] : [];
  return values.map(value => (isFunction(value) ? value : toHandler(value, sourceCode))).filter(handler => handler !== null);
}

/** Whether a method of a controller class answers requests, by its decorator. */
export function isControllerRoute(method: TSESTree.MethodDefinition): boolean {
  return hasDecorator(method, ROUTE_DECORATORS) && hasDecorator(method.parent.parent, CONTROLLER_DECORATORS);
}

function hasDecorator(node: TSESTree.Node, names: ReadonlySet<string>): boolean {
  return getDecorators(node).some(({ expression }) => names.has(getLastName(expression.type === 'CallExpression' ? expression.callee : expression) ?? ''));
}

/** What `export const GET = …`, `export function GET` and `export { get as GET }` export. */
function getVerbExports({ declaration, source, specifiers }: TSESTree.ExportNamedDeclaration): readonly TSESTree.Node[] {
  if (declaration?.type === 'FunctionDeclaration') return declaration.id && NEXT_ROUTE_EXPORTS.has(declaration.id.name) ? [declaration] : [];
  if (declaration?.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id, init }) => (id.type === 'Identifier' && init && NEXT_ROUTE_EXPORTS.has(id.name) ? [init] : []));
  }
  if (source) return [];
  return specifiers.filter(({ exported }) => NEXT_ROUTE_EXPORTS.has(exported.type === 'Identifier' ? exported.name : exported.value)).map(({ local }) => local);
}

/** `get("/a", …)`, or with the route's name before, as in koa-router. */
function hasPath({ arguments: given }: TSESTree.CallExpression, { sourceCode }: FileContext): boolean {
  return given.length > 1 && given.slice(0, Math.min(2, given.length - 1)).some(argument => getPathStart(argument, sourceCode).startsWith('/'));
}

function getPathStart(node: TSESTree.Node, sourceCode: SourceCode): string {
  const value = followConst(node, sourceCode);
  return getConstantString(value, sourceCode) ?? (value.type === 'TemplateLiteral' ? value.quasis[0]!.value.raw : '');
}

/** `router.route("/a")`, also with further verbs between. */
function isOfRoute(object: TSESTree.Node): boolean {
  const inner = unwrap(object);
  const callee = inner.type === 'CallExpression' ? unwrap(inner.callee) : null;
  if (callee?.type !== 'MemberExpression') return false;
  return getKeyName(callee) === 'route' || (ROUTE_VERBS.has(getKeyName(callee) ?? '') && isOfRoute(callee.object));
}

function toHandler(node: TSESTree.Node, sourceCode: SourceCode): FunctionNode | null {
  const value = unwrap(node);
  switch (value.type) {
    case 'ArrayExpression': {
      const last = value.elements.at(-1);
      return last ? toHandler(last, sourceCode) : null;
    }
    case 'ObjectExpression':
      return getHandlerOption(value, sourceCode);
    case 'SpreadElement':
      return toHandler(value.argument, sourceCode);
    case 'CallExpression':
      return getWrapped(value, sourceCode);
    default: {
      const held = followConst(value, sourceCode);
      return held.type === 'CallExpression' ? getWrapped(held, sourceCode) : getFunction(value, sourceCode);
    }
  }
}

/** A function of this file: inline, by name, or the method that `this.list` is. */
function getFunction(node: TSESTree.Node, sourceCode: SourceCode): FunctionNode | null {
  const value = unwrap(node);
  const member = value.type === 'MemberExpression' ? findOwnMember(value)?.value : null;
  return isFunction(member) ? member : getLocalFunction(value, sourceCode);
}

function getHandlerOption({ properties }: TSESTree.ObjectExpression, sourceCode: SourceCode): FunctionNode | null {
  const option = properties.find(property => property.type === 'Property' && getKeyName(property) === 'handler');
  return option?.type === 'Property' ? toHandler(option.value, sourceCode) : null;
}

/** The function in `asyncHandler(fn)` or `withAuth(options, fn)`, one wrapper deep, and in `fn.bind(this)`. */
function getWrapped({ arguments: given, callee }: TSESTree.CallExpression, sourceCode: SourceCode): FunctionNode | null {
  const called = unwrap(callee);
  if (called.type === 'MemberExpression' && getKeyName(called) === 'bind') return getFunction(called.object, sourceCode);
  for (const argument of given.toReversed()) {
    const handler = getFunction(argument, sourceCode);
    if (handler) return handler;
  }
  return null;
}

/** Whether a function goes on to the next handler: it calls its `next` without an error. */
function isMiddleware({ params }: FunctionNode, sourceCode: SourceCode): boolean {
  const next = params.find(parameter => parameter.type === 'Identifier' && parameter.name === 'next');
  const variable = next?.type === 'Identifier' ? getVariable(next, sourceCode) : null;
  return (
    variable?.references.some(({ identifier: { parent }, identifier }) => parent.type === 'CallExpression' && parent.callee === identifier && parent.arguments.length === 0) ===
    true
  );
}

/** Whether routes are registered on what an expression is, by where it comes from, its type or, where nothing says what it is, its name. */
function isRouter(node: TSESTree.Node, context: FileContext): boolean {
  const value = unwrap(node);
  switch (value.type) {
    case 'Identifier':
      return isRouterVariable(value, context);
    case 'MemberExpression':
      return isRouterName(getKeyName(value) ?? '', context);
    case 'NewExpression':
      return isMaker(value, context.sourceCode);
    case 'CallExpression': {
      if (isMaker(value, context.sourceCode)) return true;
      // `app.get(…).post(…)`, `new Hono().basePath("/api")`
      const callee = unwrap(value.callee);
      return callee.type === 'MemberExpression' && isRouter(callee.object, context);
    }
    default:
      return false;
  }
}

function isRouterVariable(node: TSESTree.Identifier, context: FileContext): boolean {
  const { sourceCode } = context;
  const variable = getVariable(node, sourceCode);
  const definition = variable && getDefinition(variable);
  if (definition?.type === 'Parameter') return hasRouterType(definition.name, sourceCode) || isRouterName(node.name, context);
  // `let app = express()` is one, whatever is assigned to it later.
  const made = definition?.node.type === 'VariableDeclarator' ? getMadeBy(definition.node) : null;
  if (made && isRouter(made, context)) return true;
  return isRouterName(node.name, context) && !isForeign(made?.callee ?? node, context);
}

/** `const server = setupServer()` of another package is no router, whatever its name. */
function isForeign(node: TSESTree.Node, context: FileContext): boolean {
  const origin = getOrigin(node, context.sourceCode);
  return origin?.source === 'module' && !isOurs(origin.root, context);
}

function getMadeBy({ id, init }: TSESTree.VariableDeclarator): TSESTree.CallExpression | TSESTree.NewExpression | null {
  return id.type === 'Identifier' && init ? getMade(init) : null;
}

function getMade(value: TSESTree.Node): TSESTree.CallExpression | TSESTree.NewExpression | null {
  const inner = unwrap(value);
  if (inner.type === 'AwaitExpression') return getMade(inner.argument);
  return inner.type === 'CallExpression' || inner.type === 'NewExpression' ? inner : null;
}

function isMaker({ callee }: TSESTree.CallExpression | TSESTree.NewExpression, sourceCode: SourceCode): boolean {
  const origin = getOrigin(callee, sourceCode);
  return origin?.source === 'module' && ROUTER_MAKERS.has(origin.name);
}

function hasRouterType(parameter: TSESTree.Node, sourceCode: SourceCode): boolean {
  const type = parameter.type === 'Identifier' ? parameter.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type !== 'TSTypeReference') return false;
  const name = type.typeName.type === 'TSQualifiedName' ? type.typeName.left : type.typeName;
  const origin = name.type === 'Identifier' ? getOrigin(name, sourceCode) : null;
  if (origin?.source !== 'module' || !ROUTER_TYPE_PACKAGES.test(origin.root)) return false;
  return ROUTER_TYPES.has(type.typeName.type === 'TSQualifiedName' ? type.typeName.right.name : (origin.path.at(-1) ?? ''));
}

function isRouterName(name: string, { sourceCode }: FileContext): boolean {
  return ROUTER_NAMES.has(name) || (FRAMEWORK_ROUTER_NAMES.has(name) && importsFramework(sourceCode));
}

function importsFramework(sourceCode: SourceCode): boolean {
  return sourceCode.ast.body.some(statement => {
    if (statement.type === 'ImportDeclaration') return isFramework(statement.source.value);
    if (statement.type !== 'VariableDeclaration') return false;
    return statement.declarations.some(({ init }) => init && isFramework(getOrigin(init, sourceCode)?.root ?? ''));
  });
}

function isFramework(specifier: string): boolean {
  return SERVER_FRAMEWORKS.some(name => specifier === name || specifier.startsWith(`${name}/`)) || ROUTER_TYPE_PACKAGES.test(specifier);
}
