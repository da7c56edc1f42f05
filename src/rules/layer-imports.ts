import { getLayers, type Layer, type Layers } from '../analysis/layers.ts';
import { getModuleReference, mayRequire, type ModuleReference, type ReferenceNode } from '../analysis/module-references.ts';
import { resolveModule, type ResolvedModule } from '../analysis/module-resolution.ts';
import { createRule } from '../create-rule.ts';
import { getImportTypeFix } from '../fix/import-type.ts';

type Options = [{ allowTypeImports: boolean; unknown: 'ignore' | 'report' }];
type MessageIds = 'foreignPackage' | 'forbiddenLayer' | 'importType' | 'ownedPackage' | 'severalLayers' | 'unlayered' | 'unresolved' | 'upward';

export default createRule<Options, MessageIds>({
  name: 'layer-imports',
  meta: {
    type: 'problem',
    docs: {
      description: 'Enforce that a file imports only its own layer and those below',
      phase: 'structure',
      level: 'configured',
      adr: 'ADR-406',
      breaking: 'none',
      effort: 30,
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          allowTypeImports: { type: 'boolean', description: 'Leave alone what only takes types, and is gone at run time.' },
          unknown: {
            type: 'string',
            enum: ['ignore', 'report'],
            description: 'Whether imports that cannot be resolved, or lead to code of no layer, are reported.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allowTypeImports: false, unknown: 'ignore' }],
    messages: {
      upward: "Layer '{{layer}}' is below '{{target}}' and must not know of it. Move what both need down, or let '{{target}}' pass it in.",
      forbiddenLayer: "Layer '{{layer}}' may import only {{allowed}}, and not '{{target}}'. Go another way, or allow it in `mayImport`.",
      foreignPackage: "Layer '{{layer}}' may not import the package '{{package}}'. Leave its use to another layer, or allow it in `packages`.",
      ownedPackage: "The package '{{package}}' belongs to layer '{{owner}}'. Use what that layer makes of it, so that it can be replaced.",
      unresolved: "'{{specifier}}' cannot be resolved, so that nobody knows which layer it is of. Correct it, or tell the resolver where it is.",
      unlayered: "'{{specifier}}' leads to code of no layer. Add it to the layer in `settings.adr.layers` that it belongs to.",
      severalLayers: 'This file is in several layers: {{layers}}. Change the globs in `settings.adr.layers` so that one of them holds it.',
      importType: 'Import the types only.',
    },
  },
  create(context, [{ allowTypeImports, unknown }]) {
    const layers = getLayers(context);
    if (!layers) return {};
    const { filename, sourceCode } = context;
    const [layer, ...others] = layers.getLayersOf(filename);
    if (!layer) return {};
    if (others.length > 0) return { Program: () => reportSeveral([layer, ...others]) };

    function reportSeveral(several: readonly Layer[]): void {
      const loc = { start: { line: 1, column: 0 }, end: { line: 1, column: sourceCode.lines[0]!.length } };
      context.report({ loc, messageId: 'severalLayers', data: { layers: several.map(({ name }) => `'${name}'`).join(', ') } });
    }

    function reportReference(node: ReferenceNode): void {
      const reference = getModuleReference(node, sourceCode);
      if (!reference || (allowTypeImports && reference.isType)) return;
      const problem = getProblem(reference, layer!);
      if (!problem) return;
      const importType = allowTypeImports ? getImportTypeFix(node, sourceCode) : null;
      context.report({ ...problem, node: reference.node, suggest: importType && [{ messageId: 'importType', fix: importType }] });
    }

    function getProblem({ specifier, style }: ModuleReference, from: Layer): Problem | null {
      const target = resolveModule(specifier, filename, style);
      return getPackageProblem(target, specifier, from, layers!) ?? (target.kind === 'file' ? getLayerProblem(target.path, specifier, from) : getUnknownProblem(target, specifier));
    }

    function getLayerProblem(path: string, specifier: string, from: Layer): Problem | null {
      const targets = layers!.getLayersOf(path);
      const [target] = targets;
      if (!target) return unknown === 'report' && isCode(path) ? { messageId: 'unlayered', data: { specifier } } : null;
      if (targets.some(({ name }) => name === from.name || from.mayImport.has(name))) return null;
      const data = { layer: from.name, target: target.name };
      if (layers!.all.indexOf(target) > layers!.all.indexOf(from)) return { messageId: 'upward', data };
      return { messageId: 'forbiddenLayer', data: { ...data, allowed: describeLayers(from.mayImport) } };
    }

    function getUnknownProblem({ kind }: ResolvedModule, specifier: string): Problem | null {
      return kind === 'unknown' && unknown === 'report' ? { messageId: 'unresolved', data: { specifier } } : null;
    }

    return {
      ImportDeclaration: reportReference,
      ExportNamedDeclaration: reportReference,
      ExportAllDeclaration: reportReference,
      ImportExpression: reportReference,
      TSImportEqualsDeclaration: reportReference,
      TSImportType: reportReference,
      ...(mayRequire(sourceCode.text) && { CallExpression: reportReference }),
    };
  },
});

interface Problem {
  readonly messageId: MessageIds;
  readonly data: Readonly<Record<string, string>>;
}

/** What is wrong with importing a package: it belongs to another layer, or is not on the list of this one. */
function getPackageProblem(target: ResolvedModule, specifier: string, from: Layer, { all }: Layers): Problem | null {
  if (target.kind === 'builtin' || target.packageName === null) return null;
  const { packageName } = target;
  const owners = all.filter(({ owns }) => owns(packageName, specifier));
  if (owners.length > 0 && !owners.some(({ name }) => name === from.name)) {
    return { messageId: 'ownedPackage', data: { package: packageName, owner: owners[0]!.name } };
  }
  if (target.kind !== 'package' || from.isAllowedPackage(packageName, specifier)) return null;
  return { messageId: 'foreignPackage', data: { layer: from.name, package: packageName } };
}

function describeLayers(names: ReadonlySet<string>): string {
  return names.size === 0 ? 'itself' : [...names].map(name => `'${name}'`).join(', ');
}

/** Styles, images and data have no layer to be of. */
function isCode(path: string): boolean {
  return /\.(?:[cm]?[jt]sx?|vue|svelte)$/u.test(path);
}
