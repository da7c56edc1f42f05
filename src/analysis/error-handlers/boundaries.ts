import type { TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../../ast/file-cache.ts';
import { type FunctionNode } from '../../ast/functions.ts';
import { getFunctionName, getKeyName, getLastName, getLiteralString } from '../../ast/names.ts';
import { unwrap, wrapped } from '../../ast/unwrap.ts';
import { walkFile } from '../../ast/walk.ts';
import type { FileContext } from '../../create-rule.ts';
import {
  BINDING_FUNCTION,
  HANDLER_DECORATORS,
  ITERATION_FUNCTION,
  ITERATION_METHODS,
  NEXT_ROUTE_EXPORTS,
  NEXT_ROUTE_FILE,
  REGISTERING_FUNCTIONS,
  ROUTE_VERBS,
  TIMER_FUNCTIONS,
} from '../../knowledge/boundaries.ts';
import { getVariable } from '../bindings.ts';
import { isEntryCode } from '../entry-files.ts';
import type { ErrorHandler } from './handlers.ts';
import { getEnclosingLoop, getOuterFunction } from './surroundings.ts';

/**
 * Whether a handler stands where the program has to survive: at module level, in entry code, or in a function that something
 * outside calls again and again (an event, a request, a timer, a queue).
 */
export function isAtBoundary({ node }: ErrorHandler, context: FileContext): boolean {
  const outer = getOuterFunction(node);
  if (!outer) return true;
  return (node.type === 'CallExpression' && isEntryCode(node, context)) || isBoundaryFunction(outer, context);
}

/** Whether a handler stands in the body of a loop, or of a callback that is called for each item of a list. */
export function isInIteration({ node }: { readonly node: TSESTree.Node }): boolean {
  if (getEnclosingLoop(node)) return true;
  const outer = getOuterFunction(node);
  const call = outer && wrapped(outer).parent;
  if (call?.type !== 'CallExpression') return false;
  // `items.forEach(item => { (async () => { … })() })`
  if (unwrap(call.callee) === outer) return isInIteration({ node: call });
  const name = getLastName(unwrap(call.callee)) ?? '';
  return (
    (unwrap(call.callee).type === 'MemberExpression' && ITERATION_METHODS.has(name)) || ITERATION_FUNCTION.test(name)
  );
}

/** Whether a function is given to or declared as a boundary: inline, by name, bound, by decorator, by its export. */
export function isBoundaryFunction(node: FunctionNode, context: FileContext): boolean {
  return (
    isGivenToBoundary(node) || isNamedAtBoundary(node, context) || isDecorated(node) || isFrameworkExport(node, context)
  );
}

function isGivenToBoundary(node: TSESTree.Node): boolean {
  const argument = wrapped(node);
  const { parent } = argument;
  if (parent?.type === 'CallExpression' && parent.callee !== argument)
    return isBoundaryCall(parent, argument) || isWrapperAtBoundary(parent);
  if (parent?.type === 'Property') return isListenerOption(parent, argument);
  if (parent?.type === 'JSXExpressionContainer') return isListenerAttribute(parent.parent);
  return parent?.type === 'NewExpression' && isWorker(parent, argument);
}

/** `<button onClick={save}>`. */
function isListenerAttribute(attribute: TSESTree.Node): boolean {
  return attribute.type === 'JSXAttribute' && attribute.name.type === 'JSXIdentifier' && /^on[A-Z]/u.test(attribute.name.name);
}

/** `new Wheel({ onExpire: async item => … })`, but not the object that a function gives back or keeps. */
function isListenerOption(property: TSESTree.Property, value: TSESTree.Node): boolean {
  const key = getKeyName(property) ?? '';
  if (property.value !== value) return false;
  if (key === 'handler') return true;
  if (!/^on[A-Z]/u.test(key)) return false;
  const owner = wrapped(property.parent).parent;
  return owner?.type === 'NewExpression' || owner?.type === 'CallExpression';
}

/** `app.get("/", asyncHandler(async (req, res) => …))`, `emitter.on("x", fn.bind(this))`. */
function isWrapperAtBoundary(call: TSESTree.CallExpression): boolean {
  const argument = wrapped(call);
  return (
    argument.parent?.type === 'CallExpression' &&
    argument.parent.callee !== argument &&
    isBoundaryCall(argument.parent, argument)
  );
}

function isBoundaryCall(call: TSESTree.CallExpression, argument: TSESTree.Node): boolean {
  const callee = unwrap(call.callee);
  const name = getLastName(callee);
  if (name === null) return false;
  if (TIMER_FUNCTIONS.has(name)) return call.arguments[0] === argument;
  const [first] = call.arguments;
  const isNamed = first !== undefined && first !== argument && getLiteralString(first) !== null;
  if (isNamed && BINDING_FUNCTION.test(name)) return true;
  if (callee.type !== 'MemberExpression') return name === 'addEventListener';
  if (REGISTERING_FUNCTIONS.has(name)) return true;
  return isNamed && ROUTE_VERBS.has(name);
}

/** BullMQ: `new Worker("queue", async job => …)`. */
function isWorker({ arguments: [name, second], callee }: TSESTree.NewExpression, argument: TSESTree.Node): boolean {
  return callee.type === 'Identifier' && callee.name === 'Worker' && name !== undefined && second === argument;
}

function isNamedAtBoundary(node: FunctionNode, context: FileContext): boolean {
  if (isMember(node)) return getBoundaryMembers(context).has(getFunctionName(node) ?? '');
  const id = node.type !== 'ArrowFunctionExpression' && node.id ? node.id : getNamed(node);
  const variable = id?.type === 'Identifier' ? getVariable(id, context.sourceCode) : null;
  return variable?.references.some(({ identifier }) => isReferenceAtBoundary(identifier)) === true;
}

/** The `save` of `const save = () => …` and of `const save = useCallback(() => …, [])`. */
function getNamed({ parent }: FunctionNode): TSESTree.Node | null {
  const holder = parent.type === 'CallExpression' && getLastName(parent.callee) === 'useCallback' ? wrapped(parent).parent : parent;
  return holder?.type === 'VariableDeclarator' ? holder.id : null;
}

function isMember({ parent }: FunctionNode): boolean {
  return parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition';
}

/** `on("x", handle)`, `on("x", handle.bind(null))`. */
function isReferenceAtBoundary(reference: TSESTree.Node): boolean {
  if (isGivenToBoundary(reference)) return true;
  const { parent } = wrapped(reference);
  if (parent?.type !== 'MemberExpression' || getKeyName(parent) !== 'bind') return false;
  const call = wrapped(parent).parent;
  return call?.type === 'CallExpression' && isGivenToBoundary(call);
}

const membersByFile = new FileCache<ReadonlySet<string>>();

/** The names of members of `this` that the file gives to a boundary. */
function getBoundaryMembers({ sourceCode }: FileContext): ReadonlySet<string> {
  let members = membersByFile.get(sourceCode);
  if (!members) {
    const names = new Set<string>();
    for (const node of walkFile(sourceCode)) {
      if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression') continue;
      const name = getKeyName(node);
      if (name !== null && isReferenceAtBoundary(node)) names.add(name);
    }
    members = names;
    membersByFile.set(sourceCode, members);
  }
  return members;
}

function isDecorated({ parent }: FunctionNode): boolean {
  if (parent.type !== 'MethodDefinition') return false;
  // Parsers of plain JavaScript know no decorators.
  const decorators = parent.decorators as TSESTree.Decorator[] | undefined;
  return (decorators ?? []).some(({ expression }) => {
    const callee = expression.type === 'CallExpression' ? expression.callee : expression;
    return HANDLER_DECORATORS.has(getLastName(callee) ?? '');
  });
}

/** A Next.js route's verb, and the exported `handler` of a Lambda. */
function isFrameworkExport(node: FunctionNode, { filename }: FileContext): boolean {
  const name = getFunctionName(node);
  if (name === null || !isExported(node)) return false;
  if (name === 'handler' || name === 'lambdaHandler') return true;
  return NEXT_ROUTE_EXPORTS.has(name) && NEXT_ROUTE_FILE.test(filename);
}

function isExported(node: FunctionNode): boolean {
  const declaration = node.type === 'FunctionDeclaration' ? node : node.parent.parent;
  const { parent } = declaration ?? {};
  if (parent?.type === 'ExportNamedDeclaration' || parent?.type === 'ExportDefaultDeclaration') return true;
  const target = node.parent.type === 'AssignmentExpression' ? unwrap(node.parent.left) : null;
  return target?.type === 'MemberExpression' && target.object.type === 'Identifier' && target.object.name === 'exports';
}
