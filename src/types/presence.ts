import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';

import type { FileContext } from '../create-rule.ts';
import { ENV_BUILDERS, SCHEMA_PARSERS } from '../knowledge/schema-libraries.ts';
import { getTypeServices, hasStrictNullChecks, type TypeServices } from './type-services.ts';

/** What a type is taken from: a literal in the code, a schema that was checked at run time, or a declaration that is believed. */
export type Proof = 'declared' | 'literal' | 'schema';

/** How many declarations and calls are followed. */
const MAX_DEPTH = 6;

const SCHEMA_PACKAGES = /[\\/]node_modules[\\/](?:@t3-oss[\\/]env-[\w-]+|arktype|envalid|superstruct|valibot|znv|zod)[\\/]/u;

/**
 * What proves that a value is never nullish, or with `||` never falsy: its type, as long as that does not come from a cast, an index
 * signature, a list's element, `any`, a generic or `!`.
 *
 * @returns `null` where nothing proves it: without types, without strict null checks, and for types that only claim it.
 */
export function getProofOfPresence(node: TSESTree.Node, operator: '??' | '||', context: Pick<FileContext, 'sourceCode'>): Proof | null {
  const services = getTypeServices(context);
  if (!services || !hasStrictNullChecks(services)) return null;
  const expression = services.getNode(node) as ts.Expression;
  if (!isAlways(services.checker.getTypeAtLocation(expression), operator, services)) return null;
  return new Prover(services).prove(expression, MAX_DEPTH);
}

function isAlways(type: ts.Type, operator: '??' | '||', services: TypeServices): boolean {
  const { TypeFlags } = services.ts;
  const parts = type.isUnion() ? type.types : [type];
  const unsure = TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Never | TypeFlags.TypeParameter | TypeFlags.IndexedAccess | TypeFlags.Conditional;
  const nullish = TypeFlags.Null | TypeFlags.Undefined | TypeFlags.Void;
  return parts.every(part => {
    if (part.flags & (unsure | nullish)) return false;
    return operator === '??' || isTruthy(part, services);
  });
}

function isTruthy(type: ts.Type, { checker, ts: { TypeFlags } }: TypeServices): boolean {
  if (type.isStringLiteral() || type.isNumberLiteral()) return Boolean(type.value);
  if (type.flags & TypeFlags.BooleanLiteral) return checker.typeToString(type) === 'true';
  return (type.flags & (TypeFlags.Object | TypeFlags.NonPrimitive | TypeFlags.ESSymbolLike)) !== 0;
}

class Prover {
  readonly #services: TypeServices;

  constructor(services: TypeServices) {
    this.#services = services;
  }

  prove(node: ts.Node, depth: number): Proof | null {
    const { ts } = this.#services;
    if (depth === 0) return null;
    const inner = this.#unwrap(node);
    if (!inner) return null;
    if (this.#isLiteral(inner)) return 'literal';
    if (inner.kind === ts.SyntaxKind.ThisKeyword) return 'declared';
    if (ts.isPropertyAccessExpression(inner)) return this.#proveMember(inner.expression, inner.name, depth);
    if (ts.isElementAccessExpression(inner) && ts.isStringLiteral(inner.argumentExpression)) return this.#proveMember(inner.expression, inner.argumentExpression, depth);
    if (ts.isIdentifier(inner)) return this.#proveDeclaration(this.#getDeclaration(inner), depth - 1);
    return ts.isCallExpression(inner) ? this.#proveCall(inner, depth - 1) : null;
  }

  /** The expression behind parentheses, `await`, `satisfies` and `as const`; `null` behind any other cast. */
  #unwrap(node: ts.Node): ts.Node | null {
    const { ts } = this.#services;
    let inner = node;
    while (ts.isParenthesizedExpression(inner) || ts.isSatisfiesExpression(inner) || ts.isAwaitExpression(inner) || ts.isAsExpression(inner)) {
      if (ts.isAsExpression(inner) && !ts.isConstTypeReference(inner.type)) return null;
      inner = inner.expression;
    }
    return inner;
  }

  #isLiteral(node: ts.Node): boolean {
    const { ts } = this.#services;
    return ts.isObjectLiteralExpression(node) || ts.isLiteralExpression(node) || this.#isConstantKeyword(node);
  }

  #isConstantKeyword({ kind }: ts.Node): boolean {
    const { SyntaxKind } = this.#services.ts;
    return kind === SyntaxKind.TrueKeyword || kind === SyntaxKind.FalseKeyword || kind === SyntaxKind.ArrowFunction || kind === SyntaxKind.TemplateExpression;
  }

  #proveMember(object: ts.Expression, key: ts.Node, depth: number): Proof | null {
    const proof = this.prove(object, depth);
    const symbol = proof && this.#services.checker.getSymbolAtLocation(key);
    return proof && symbol ? this.#proveProperty(proof, symbol, depth) : null;
  }

  /** Of what a literal holds the value is asked; an index signature has no property, and a generic's has no declaration. */
  #proveProperty(proof: Proof, symbol: ts.Symbol, depth: number): Proof | null {
    const { ts } = this.#services;
    if (proof === 'schema') return proof;
    const [declaration] = symbol.declarations ?? [];
    if (!declaration) return null;
    if (ts.isPropertyAssignment(declaration)) return this.prove(declaration.initializer, depth - 1);
    if (ts.isShorthandPropertyAssignment(declaration)) {
      const value = this.#services.checker.getShorthandAssignmentValueSymbol(declaration);
      return this.#proveDeclaration(value?.valueDeclaration, depth - 1);
    }
    return ts.isPropertyDeclaration(declaration) ? this.#proveTyped(declaration, depth - 1) : 'declared';
  }

  /** A variable or field: by its annotation, as long as its value does not only claim the type, else by its value. */
  #proveTyped({ initializer, type }: ts.PropertyDeclaration | ts.VariableDeclaration, depth: number): Proof | null {
    if (!type) return initializer ? this.prove(initializer, depth) : null;
    if (initializer && this.#isClaim(initializer)) return null;
    return this.#isInferredOfSchema(type) ? 'schema' : 'declared';
  }

  #getDeclaration(node: ts.Identifier): ts.Declaration | undefined {
    const { checker, ts } = this.#services;
    const symbol = checker.getSymbolAtLocation(node);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return target?.valueDeclaration ?? target?.declarations?.[0];
  }

  #proveDeclaration(declaration: ts.Declaration | undefined, depth: number): Proof | null {
    const { ts } = this.#services;
    if (!declaration || depth <= 0) return null;
    if (ts.isVariableDeclaration(declaration)) return this.#proveTyped(declaration, depth);
    if (ts.isParameter(declaration)) return declaration.type && !declaration.questionToken ? 'declared' : null;
    if (ts.isExportAssignment(declaration)) return this.prove(declaration.expression, depth);
    if (ts.isSourceFile(declaration)) return declaration.fileName.endsWith('.json') ? 'literal' : null;
    return ts.isBindingElement(declaration) ? this.#proveBinding(declaration, depth) : null;
  }

  #proveBinding(element: ts.BindingElement, depth: number): Proof | null {
    const { checker, ts } = this.#services;
    const declaration = element.parent.parent;
    const key = element.propertyName ?? element.name;
    if (element.initializer || element.dotDotDotToken || !ts.isObjectBindingPattern(element.parent) || !ts.isIdentifier(key)) return null;
    if (!ts.isVariableDeclaration(declaration)) return null;
    const proof = declaration.type ? 'declared' : declaration.initializer ? this.prove(declaration.initializer, depth) : null;
    const symbol = proof && checker.getTypeAtLocation(element.parent).getProperty(key.text);
    return proof && symbol ? this.#proveProperty(proof, symbol, depth) : null;
  }

  #proveCall(call: ts.CallExpression, depth: number): Proof | null {
    const declaration = this.#services.checker.getResolvedSignature(call)?.declaration;
    if (!declaration) return null;
    if (this.#isSchemaCall(call, declaration)) return 'schema';
    return isGeneric(declaration) ? null : this.#proveResult(declaration, depth);
  }

  /** What a function declares to return, as long as its results do not only claim that type, or what it returns. */
  #proveResult(declaration: ts.SignatureDeclaration | ts.JSDocSignature, depth: number): Proof | null {
    const { ts } = this.#services;
    const body = 'body' in declaration ? declaration.body : undefined;
    if (!body) return declaration.type ? 'declared' : null;
    const results = ts.isBlock(body) ? this.#getResults(body) : [body];
    if (declaration.type) return results.length === 0 || results.some(result => this.#isClaim(result)) ? null : 'declared';
    const proofs = results.map(result => this.prove(result, depth));
    return proofs.every(proof => proof !== null) ? (proofs[0] ?? null) : null;
  }

  #getResults(block: ts.Block): ts.Expression[] {
    const { ts } = this.#services;
    const results: ts.Expression[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isReturnStatement(node)) results.push(...(node.expression ? [node.expression] : []));
      else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
    };
    visit(block);
    return results;
  }

  /** A parser of a schema library. */
  #isSchemaCall({ expression }: ts.CallExpression, declaration: ts.Node): boolean {
    const { ts } = this.#services;
    const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : ts.isIdentifier(expression) ? expression.text : '';
    const isParser = SCHEMA_PARSERS.has(name) || Object.hasOwn(ENV_BUILDERS, name);
    return isParser && SCHEMA_PACKAGES.test(declaration.getSourceFile().fileName);
  }

  /** `z.infer<typeof Schema>`. */
  #isInferredOfSchema(type: ts.TypeNode): boolean {
    const { ts } = this.#services;
    return ts.isTypeReferenceNode(type) && type.typeArguments?.length === 1 && ts.isTypeQueryNode(type.typeArguments[0]!);
  }

  /** A value whose type is only claimed: a cast, `!`, `any`, or what a generic makes of it. */
  #isClaim(node: ts.Expression): boolean {
    const { checker, ts } = this.#services;
    const inner = this.#unwrap(node);
    if (!inner || ts.isTypeAssertionExpression(inner) || ts.isNonNullExpression(inner)) return true;
    if (checker.getTypeAtLocation(inner).flags & ts.TypeFlags.Any) return true;
    if (ts.isIdentifier(inner)) return this.#isClaimedElsewhere(inner);
    return ts.isCallExpression(inner) && this.#isClaimedByCall(inner);
  }

  #isClaimedElsewhere(node: ts.Identifier): boolean {
    const declaration = this.#getDeclaration(node);
    const isVariable = declaration !== undefined && this.#services.ts.isVariableDeclaration(declaration);
    return isVariable && declaration.initializer !== undefined && this.#isClaim(declaration.initializer);
  }

  #isClaimedByCall(call: ts.CallExpression): boolean {
    const declaration = this.#services.checker.getResolvedSignature(call)?.declaration;
    return declaration !== undefined && !this.#isSchemaCall(call, declaration) && isGeneric(declaration);
  }
}

function isGeneric(declaration: ts.SignatureDeclaration | ts.JSDocSignature): boolean {
  return declaration.typeParameters !== undefined;
}
