import type { TSESTree } from '@typescript-eslint/utils';

import { getKeyName } from '../../ast/names.ts';
import { unwrap } from '../../ast/unwrap.ts';
import type { FileContext } from '../../create-rule.ts';
import { isTypedOptional } from '../../types/optional.ts';
import { getDefinition } from '../bindings.ts';
import type { ConfigRead } from '../config-sources.ts';
import { findExport, getOwnModule } from '../local-modules.ts';
import { getShapeOfValue, getShapeOfType, stepInto, type Shape } from './shapes.ts';

/** Other modules that are asked: the one that defines the configuration, and one that declares its type or schema. */
const MAX_HOPS = 2;

/**
 * What says that a key of a configuration object may be missing: the schema that its module builds it with, or a declared type.
 * Of a path every key is asked, as what stands in an optional section is optional, too.
 *
 * @returns `null` when nothing says so: required keys, environment variables, and modules that cannot be read.
 */
export function getOptionality(read: ConfigRead, node: TSESTree.Node, context: FileContext): 'schema' | 'type' | null {
  if (read.kind === 'environment') return null;
  let shape = getShape(read, context);
  for (const key of read.path) {
    const step = shape && stepInto(shape, key);
    if (!step) break;
    if (step.isOptional) return step.says;
    shape = step.shape;
  }
  return isTypedOptional(unwrap(node), context) ? 'type' : null;
}

function getShape({ variable }: ConfigRead, context: FileContext): Shape | null {
  const definition = variable && getDefinition(variable);
  if (!variable || !definition) return null;
  const own = getOwnModule(context);
  const { node } = definition;
  switch (node.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier': {
      if (node.parent.type !== 'ImportDeclaration') return null;
      const name = node.type === 'ImportDefaultSpecifier' ? 'default' : node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
      const declaration = findExport(name, node.parent.source.value, own, 1);
      return declaration && getShapeOfValue(declaration.node, declaration.module, MAX_HOPS);
    }
    case 'VariableDeclarator':
      return getShapeOfVariable(node, variable.name, context);
    default: {
      const [identifier] = variable.identifiers;
      const type = definition.type === 'Parameter' && identifier?.type === 'Identifier' ? identifier.typeAnnotation : undefined;
      return type ? getShapeOfType(type.typeAnnotation, own, MAX_HOPS) : null;
    }
  }
}

/** By its annotation or value; of `const { data: config } = schema.safeParse(…)` by the value of what it is taken from. */
function getShapeOfVariable(node: TSESTree.VariableDeclarator, name: string, context: FileContext): Shape | null {
  const own = getOwnModule(context);
  if (node.id.type !== 'ObjectPattern') return getShapeOfValue(node, own, MAX_HOPS);
  const isResult = node.id.properties.some(
    property =>
      property.type === 'Property' &&
      property.value.type === 'Identifier' &&
      property.value.name === name &&
      /^(?:data|output|value)$/u.test(getKeyName(property) ?? ''),
  );
  return isResult && node.init ? getShapeOfValue(node.init, own, MAX_HOPS) : null;
}
