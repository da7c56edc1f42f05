import type { TSESTree } from '@typescript-eslint/utils';

import type { FileContext } from '../create-rule.ts';
import { getTypeServices } from './type-services.ts';

/**
 * The package that declares the type of an expression, without `@types/`: `winston` for a `winston.Logger`.
 *
 * @returns `null` for types of the project and of TypeScript itself, and where there are no types.
 */
export function getTypePackage(node: TSESTree.Node, context: Pick<FileContext, 'sourceCode'>): string | null {
  const services = getTypeServices(context);
  if (!services) return null;
  const type = services.getType(node);
  const [declaration] = (type.aliasSymbol ?? type.getSymbol())?.declarations ?? [];
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(declaration?.getSourceFile().fileName ?? '') ?? [];
  return name === undefined || name === 'typescript' ? null : name.replace(/^@types\//u, '');
}
