import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';

import type { FileContext } from '../create-rule.ts';
import { getTypeServices, type TypeServices } from './type-services.ts';

type File = Pick<FileContext, 'sourceCode'>;

const UNSURE = ['Any', 'Never', 'Null', 'TypeParameter', 'Undefined', 'Unknown', 'Void'] as const;

/**
 * The name of the type, if the types say that a value's type is declared by a package and that it has no such member. A cast around
 * the value is looked through by the caller; what an index signature or the project's own augmentation declares is declared.
 *
 * @returns `null` without types, for types of the language and the platform, of the project itself, for errors, and where any part of
 * a union declares the name.
 */
export function getUndeclaringType(node: TSESTree.Node, name: string, context: File): string | null {
  const services = getTypeServices(context);
  if (!services) return null;
  const { checker } = services;
  const type = checker.getNonNullableType(services.getType(node));
  const parts: readonly ts.Type[] = type.isUnion() ? type.types : [type];
  return parts.every(part => lacks(part, name, services)) ? (parts[0]?.symbol ?? parts[0]?.aliasSymbol)?.name ?? null : null;
}

/** Whether the types say that a value is an array or a tuple; `null` without types and for `any`. */
export function isList(node: TSESTree.Node, context: File): boolean | null {
  const services = getTypeServices(context);
  if (!services) return null;
  const type = services.checker.getNonNullableType(services.getType(node));
  if (type.flags & services.ts.TypeFlags.Any) return null;
  return services.checker.isArrayType(type) || services.checker.isTupleType(type);
}

function lacks(type: ts.Type, name: string, services: TypeServices): boolean {
  const { checker, ts } = services;
  if (UNSURE.some(flag => type.flags & ts.TypeFlags[flag]) || !(type.flags & ts.TypeFlags.Object)) return false;
  if (checker.getIndexInfosOfType(type).length > 0 || type.getProperty(name)) return false;
  const isError = type.getProperty('stack') !== undefined && type.getProperty('message') !== undefined;
  return !isError && isOfPackage(type, services);
}

function isOfPackage(type: ts.Type, { program }: TypeServices): boolean {
  const declarations = (type.symbol as ts.Symbol | undefined)?.declarations ?? [];
  return (
    declarations.length > 0 &&
    declarations.every(declaration => {
      const file = declaration.getSourceFile();
      return /[\\/]node_modules[\\/]/u.test(file.fileName) && !program.isSourceFileDefaultLibrary(file);
    })
  );
}
