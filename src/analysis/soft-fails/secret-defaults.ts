import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/functions.ts';
import { isWithin } from '../../ast/ranges.ts';
import type { FileContext } from '../../create-rule.ts';
import { mayReadConfig } from '../config-sources.ts';
import { getDefaults, getSoftFail, type SoftFail } from '../soft-fails.ts';
import { getDefaultedSecret } from './evidence.ts';

/**
 * Whether a literal is what a secret of the configuration falls back to, in any form: `process.env.API_KEY ?? literal`. That is
 * `no-soft-fail-config`'s to report.
 */
export function isSecretDefault(literal: TSESTree.Node, context: FileContext): boolean {
  if (!mayReadConfig(context)) return false;
  for (let node = literal.parent; node && !isFunction(node); node = node.parent) {
    if (getFound(node, context).some(found => isWithin(literal, found.value) && getDefaultedSecret(found, context) !== null)) return true;
  }
  return false;
}

function getFound(node: TSESTree.Node, context: FileContext): readonly SoftFail[] {
  switch (node.type) {
    case 'CallExpression':
    case 'ConditionalExpression':
    case 'IfStatement':
    case 'LogicalExpression': {
      const found = getSoftFail(node, context, { names: false });
      return found ? [found] : [];
    }
    case 'AssignmentExpression': {
      const found = getSoftFail(node, context, { names: false });
      return found ? [found] : getDefaults(node, context, { names: false });
    }
    case 'VariableDeclarator':
      return getDefaults(node, context, { names: false });
    default:
      return [];
  }
}
