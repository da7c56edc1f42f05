import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { FileCache } from '../ast/file-cache.ts';
import { getKeyName, getLiteralString } from '../ast/names.ts';
import { unwrap, wrapped } from '../ast/unwrap.ts';
import { walk, walkFile } from '../ast/walk.ts';
import { followConst, getBuiltinName, getOrigin, getVariable, isGlobalReference } from './bindings.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Calls whose result depends on nothing but their arguments, so that equal arguments make equal values. */
const PURE_CALLS = /^(?:path\.(?:(?:posix|win32)\.)?(?:join|resolve)|url\.(?:fileURLToPath|pathToFileURL|URL)|URL)$/u;

/**
 * Whether two expressions surely have the same value: the same bindings and member chains, literals, templates and string
 * concatenations of such, and `path.join/resolve`, `new URL`, `fileURLToPath` of such. Sees through casts and optional chains
 * and follows one `const` to what it holds.
 *
 * @returns `false` for every other call, and where something that one of them reads is assigned between the two.
 */
export function isSameExpression(a: TSESTree.Node, b: TSESTree.Node, sourceCode: SourceCode): boolean {
  if (!isEqual(a, b, sourceCode)) return false;
  const [first, second] = a.range[0] <= b.range[0] ? [a, b] : [b, a];
  return !isAnyWrittenBetween([first, second], first.range[1], second.range[0], sourceCode);
}

function isEqual(a: TSESTree.Node, b: TSESTree.Node, sourceCode: SourceCode): boolean {
  const left = unwrap(a);
  const right = unwrap(b);
  return isEqualShape(left, right, sourceCode) || isEqualOrigin(left, right, sourceCode) || isEqualBehindConst(left, right, sourceCode);
}

/** Two names for one thing: `env.HOME` of `node:process` and `process.env.HOME`. */
function isEqualOrigin(left: TSESTree.Node, right: TSESTree.Node, sourceCode: SourceCode): boolean {
  if (left.type === 'CallExpression' || right.type === 'CallExpression') return false;
  const origin = getOrigin(left, sourceCode);
  const other = origin && getOrigin(right, sourceCode);
  return other?.name === origin?.name && other?.source === origin?.source && other !== null;
}

/** `p` and `join(dir, name)` where `const p = join(dir, name)`, with nothing assigned since the `const`. */
function isEqualBehindConst(left: TSESTree.Node, right: TSESTree.Node, sourceCode: SourceCode): boolean {
  const leftValue = followConst(left, sourceCode);
  const rightValue = followConst(right, sourceCode);
  if (leftValue === left && rightValue === right) return false;
  const [start, end] = [leftValue, rightValue].map(({ range }) => range[0]).sort((one, other) => one - other) as [number, number];
  return (
    isEqualShape(leftValue, rightValue, sourceCode) &&
    !isAnyWrittenBetween([leftValue, rightValue], start, Math.max(end, left.range[0], right.range[0]), sourceCode)
  );
}

function isEqualShape(left: TSESTree.Node, right: TSESTree.Node, sourceCode: SourceCode): boolean {
  const text = getTextParts(left);
  const otherText = text && getTextParts(right);
  if (text || otherText) return isEqualText(text, otherText ?? getTextParts(right), sourceCode);
  if (left.type !== right.type) return false;
  switch (left.type) {
    case 'Identifier':
      return isSameBinding(left, right as TSESTree.Identifier, sourceCode);
    case 'ThisExpression':
      return getThisOwner(left) === getThisOwner(right);
    case 'Super':
    case 'MetaProperty':
      return sourceCode.getText(left) === sourceCode.getText(right);
    case 'Literal':
      return left.raw === (right as TSESTree.Literal).raw;
    case 'MemberExpression':
      return isEqualMember(left, right as TSESTree.MemberExpression, sourceCode);
    case 'UnaryExpression':
      return isEqualSigned(left, right as TSESTree.UnaryExpression, sourceCode);
    case 'CallExpression':
    case 'NewExpression':
      return isEqualPureCall(left, right as TSESTree.CallExpression | TSESTree.NewExpression, sourceCode);
    default:
      return false;
  }
}

function isSameBinding(left: TSESTree.Identifier, right: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  if (left.name !== right.name) return false;
  const variable = getVariable(left, sourceCode);
  if (variable) return variable === getVariable(right, sourceCode);
  return isGlobalReference(left, sourceCode) && isGlobalReference(right, sourceCode);
}

function isEqualMember(left: TSESTree.MemberExpression, right: TSESTree.MemberExpression, sourceCode: SourceCode): boolean {
  const key = getKeyName(left);
  const otherKey = getKeyName(right);
  const isSameKey = key === null && otherKey === null ? isEqual(left.property, right.property, sourceCode) : key === otherKey;
  return isSameKey && isEqual(left.object, right.object, sourceCode);
}

/** `-1` and `-1`: a literal as far as a reader is concerned. */
function isEqualSigned(left: TSESTree.UnaryExpression, right: TSESTree.UnaryExpression, sourceCode: SourceCode): boolean {
  return left.operator === right.operator && left.argument.type === 'Literal' && isEqual(left.argument, right.argument, sourceCode);
}

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

function isEqualPureCall(left: Call, right: Call, sourceCode: SourceCode): boolean {
  const name = getBuiltinName(left.callee, sourceCode);
  return (
    name !== null &&
    PURE_CALLS.test(name) &&
    name === getBuiltinName(right.callee, sourceCode) &&
    left.arguments.length === right.arguments.length &&
    left.arguments.every((argument, index) => isEqual(argument, right.arguments[index]!, sourceCode))
  );
}

type TextPart = TSESTree.Node | string;

/** The pieces of a string, a template or a concatenation that surely is one; `null` for any other expression. */
function getTextParts(node: TSESTree.Node): readonly TextPart[] | null {
  const text = getLiteralString(node);
  if (text !== null) return [text];
  const inner = unwrap(node);
  if (inner.type === 'TemplateLiteral') {
    const { expressions, quasis } = inner;
    return join(quasis.flatMap(({ value }, index) => [value.cooked ?? value.raw, ...(expressions[index] ? getOperandParts(expressions[index]) : [])]));
  }
  if (inner.type !== 'BinaryExpression' || inner.operator !== '+') return null;
  const left = getTextParts(inner.left);
  const right = getTextParts(inner.right);
  return left || right ? join([...(left ?? [inner.left]), ...(right ?? [inner.right])]) : null;
}

function getOperandParts(node: TSESTree.Node): readonly TextPart[] {
  return getTextParts(node) ?? [node];
}

/** Neighbouring strings as one, empty ones left out. */
function join(parts: readonly TextPart[]): readonly TextPart[] {
  const joined: TextPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '') joined.push(part);
  }
  return joined.length === 0 ? [''] : joined;
}

function isEqualText(left: readonly TextPart[] | null, right: readonly TextPart[] | null, sourceCode: SourceCode): boolean {
  if (left?.length !== right?.length) return false;
  return left!.every((part, index) => {
    const other = right![index]!;
    return typeof part === 'string' || typeof other === 'string' ? part === other : isEqual(part, other, sourceCode);
  });
}

/** The function or class body whose `this` an arrow or a plain statement uses. */
function getThisOwner(node: TSESTree.Node): TSESTree.Node | null {
  for (let outer = node.parent; outer; outer = outer.parent) {
    switch (outer.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'StaticBlock':
      case 'PropertyDefinition':
      case 'AccessorProperty':
      case 'Program':
        return outer;
      default:
    }
  }
  return null;
}

/** Whether a variable or member that one of the expressions reads is assigned between two positions in the text. */
function isAnyWrittenBetween(expressions: readonly TSESTree.Node[], start: number, end: number, sourceCode: SourceCode): boolean {
  const isBetween = ({ range }: TSESTree.Node): boolean => range[0] >= start && range[1] <= end;
  const writtenMembers = getWrittenMembers(sourceCode).filter(isBetween);
  for (const expression of expressions) {
    for (const node of walk(expression, sourceCode)) {
      if (node.type === 'Identifier') {
        const writes = getVariable(node, sourceCode)?.references.filter(reference => reference.isWrite() && !reference.init) ?? [];
        if (writes.some(({ identifier }) => isBetween(identifier))) return true;
      }
      if (node.type === 'MemberExpression' && writtenMembers.some(member => isEqual(member, node, sourceCode))) return true;
    }
  }
  return false;
}

const writtenMembersByFile = new FileCache<readonly TSESTree.MemberExpression[]>();

/** Every member expression of the file that is the target of an assignment, an update, a `delete` or a destructuring. */
function getWrittenMembers(sourceCode: SourceCode): readonly TSESTree.MemberExpression[] {
  return writtenMembersByFile.getOrCompute(sourceCode, () => walkFile(sourceCode).filter(node => node.type === 'MemberExpression').filter(isWritten));
}

function isWritten(member: TSESTree.MemberExpression): boolean {
  const node = wrapped(member);
  const parent = node.parent!;
  switch (parent.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === node;
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'RestElement':
      return true;
    case 'UnaryExpression':
      return parent.operator === 'delete';
    case 'Property':
      return parent.value === node && parent.parent.type === 'ObjectPattern';
    default:
      return false;
  }
}
