import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';

import type { FileContext } from '../create-rule.ts';
import { TEXT_PARSERS, type InputKind } from '../knowledge/boundary-inputs.ts';
import { getTypeServices, type TypeServices } from './type-services.ts';

/** How many functions of the project are followed that hand on what another returned. */
const MAX_DEPTH = 3;

/**
 * The data from outside that a function of the project hands on to its caller as `any` or `unknown`: `JSON.parse(readFileSync(path))`,
 * `response.json()`, in this file or in another one.
 *
 * @returns `null` for a function of the project that answers with anything else; `undefined` where the types cannot say: without
 * them, and for functions of packages, globals and declarations without a body.
 */
export function getOwnResult(call: TSESTree.CallExpression, context: Pick<FileContext, 'sourceCode'>): InputKind | null | undefined {
  const services = getTypeServices(context);
  if (!services) return undefined;
  const node = services.getNode(call);
  return services.ts.isCallExpression(node) ? new ResultReader(services).getKindOfCall(node, MAX_DEPTH) : undefined;
}

class ResultReader {
  readonly #services: TypeServices;

  constructor(services: TypeServices) {
    this.#services = services;
  }

  getKindOfCall(call: ts.CallExpression, depth: number): InputKind | null | undefined {
    const callee = this.#getCallee(call);
    if (!callee) return undefined;
    if (depth === 0 || !this.#isUntyped(call) || (callee.type && !this.#saysNothing(callee.type))) return null;
    const kinds = this.#getResults(callee.body).map(result => this.#getKind(result, depth));
    return kinds.find(kind => kind !== null) ?? null;
  }

  /** The function that is called, if the project has its body. */
  #getCallee(call: ts.CallExpression): { readonly body: ts.Node; readonly type: ts.TypeNode | undefined } | null {
    const { checker, program } = this.#services;
    const declaration = checker.getResolvedSignature(call)?.declaration;
    if (!declaration || !('body' in declaration) || !declaration.body) return null;
    const file = declaration.getSourceFile();
    return file.isDeclarationFile || program.isSourceFileFromExternalLibrary(file) ? null : { body: declaration.body, type: declaration.type };
  }

  /** `any`, `unknown` or a promise of them; a type that cannot be found looks like `any`, too, but says something. */
  #saysNothing(type: ts.TypeNode): boolean {
    const { isTypeReferenceNode, SyntaxKind } = this.#services.ts;
    if (isTypeReferenceNode(type)) return type.typeArguments?.length === 1 && this.#saysNothing(type.typeArguments[0]!);
    return type.kind === SyntaxKind.AnyKeyword || type.kind === SyntaxKind.UnknownKeyword;
  }

  #isUntyped(node: ts.Node): boolean {
    const { checker, ts } = this.#services;
    const type = checker.getTypeAtLocation(node);
    return ((checker.getAwaitedType(type) ?? type).flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
  }

  #getResults(body: ts.Node): readonly ts.Expression[] {
    const { ts } = this.#services;
    if (!ts.isBlock(body)) return [body as ts.Expression];
    const results: ts.Expression[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isReturnStatement(node)) results.push(...(node.expression ? [node.expression] : []));
      else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
    };
    visit(body);
    return results;
  }

  #getKind(node: ts.Expression, depth: number): InputKind | null {
    const value = this.#follow(node);
    if (!this.#services.ts.isCallExpression(value)) return null;
    if (this.#isParser(value)) return value.arguments[0] ? this.#getKindOfText(value.arguments[0]) : null;
    return this.#getKindOfBody(value, 'json') ?? this.getKindOfCall(value, depth - 1) ?? null;
  }

  /** Where a text that is parsed comes from. */
  #getKindOfText(node: ts.Expression): InputKind | null {
    const { ts } = this.#services;
    const value = this.#follow(node);
    if (ts.isStringLiteralLike(value)) return null;
    if (!ts.isCallExpression(value)) return 'text';
    const name = this.#getName(value);
    if (name === 'stringify') return null;
    if (/^readFile(?:Sync)?$/u.test(name)) return 'file';
    const isConverted = (name === 'toString' || name === 'trim') && ts.isPropertyAccessExpression(value.expression);
    return isConverted ? this.#getKindOfText(value.expression.expression) : (this.#getKindOfBody(value, 'text') ?? 'text');
  }

  /** `response.json()` and `request.text()` of the platform or a package. */
  #getKindOfBody({ expression, arguments: [first] }: ts.CallExpression, method: 'json' | 'text'): InputKind | null {
    const { checker, ts } = this.#services;
    if (first || !ts.isPropertyAccessExpression(expression) || expression.name.text !== method) return null;
    const type = checker.getTypeAtLocation(expression.expression);
    const name = type.getSymbol()?.name ?? '';
    if (!/(?:Body|Request|Response)$/u.test(name) || !isForeign(type.getProperty(method))) return null;
    return name.endsWith('Request') ? 'request' : 'network';
  }

  #isParser({ expression }: ts.CallExpression): boolean {
    const { checker, program, ts } = this.#services;
    if (!ts.isPropertyAccessExpression(expression) || !TEXT_PARSERS.has(expression.getText())) return false;
    const [declaration] = checker.getSymbolAtLocation(expression.name)?.declarations ?? [];
    return declaration !== undefined && program.isSourceFileDefaultLibrary(declaration.getSourceFile());
  }

  #getName({ expression }: ts.CallExpression): string {
    const { ts } = this.#services;
    if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
    return ts.isIdentifier(expression) ? expression.text : '';
  }

  /** The expression behind `await`, casts, and a name that is declared only to be returned or parsed. */
  #follow(node: ts.Expression): ts.Expression {
    const { checker, ts } = this.#services;
    const value = this.#unwrap(node);
    const declaration = ts.isIdentifier(value) ? checker.getSymbolAtLocation(value)?.valueDeclaration : undefined;
    if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return value;
    return this.#isUsedOnce(declaration) ? this.#unwrap(declaration.initializer) : value;
  }

  #unwrap(node: ts.Expression): ts.Expression {
    const { ts } = this.#services;
    let inner = node;
    while (ts.isAwaitExpression(inner) || ts.isParenthesizedExpression(inner) || ts.isAsExpression(inner) || ts.isNonNullExpression(inner)) {
      inner = inner.expression;
    }
    return inner;
  }

  /** Not looked at by anything between, which may well be a check. */
  #isUsedOnce(declaration: ts.VariableDeclaration): boolean {
    const { ts } = this.#services;
    let uses = 0;
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && node.text === declaration.name.getText()) uses += 1;
      ts.forEachChild(node, visit);
    };
    visit(declaration.parent.parent.parent);
    return uses === 2;
  }
}

function isForeign(member: ts.Symbol | undefined): boolean {
  return member?.getDeclarations()?.some(declaration => declaration.getSourceFile().isDeclarationFile) ?? false;
}
