import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Words that no binding can be named, in any mode. */
const RESERVED = new Set(
  ('arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static super switch ' +
    'this throw true try typeof undefined var void while with yield').split(' '),
);

/**
 * A name for a new binding in the scope of `node` that is visible wherever `node` is and captures nothing: `base`, else
 * `base2`, `base3`… Pass the `Program` for a binding of the module: the name is then free in every scope of the file.
 */
export function getUniqueName(base: string, node: TSESTree.Node, sourceCode: SourceCode): string {
  const taken = getTakenNames(node, sourceCode);
  let name = base;
  for (let suffix = 2; taken.has(name) || RESERVED.has(name); suffix++) name = `${base}${suffix}`;
  return name;
}

/** The names declared in a scope around or inside that of `node`, and the globals that the file reads. */
function getTakenNames(node: TSESTree.Node, sourceCode: SourceCode): ReadonlySet<string> {
  const names = new Set<string>();
  const innermost = sourceCode.getScope(node);
  for (let scope = innermost.upper; scope; scope = scope.upper) for (const name of scope.set.keys()) names.add(name);
  addDeclaredNames(innermost, names);
  for (const { identifier } of sourceCode.scopeManager?.globalScope?.through ?? []) {
    if (identifier.type !== 'JSXIdentifier') names.add(identifier.name);
  }
  return names;
}

function addDeclaredNames(scope: TSESLint.Scope.Scope, names: Set<string>): void {
  for (const name of scope.set.keys()) names.add(name);
  for (const child of scope.childScopes) addDeclaredNames(child, names);
}
