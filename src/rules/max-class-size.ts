import type { TSESTree } from '@typescript-eslint/utils';

import { getCohesionGroups, type CohesionGroup } from '../analysis/class-cohesion.ts';
import { getInventory } from '../analysis/class-fields.ts';
import { getClassMembers } from '../analysis/class-members.ts';
import { getAskedNames } from '../analysis/interface-members.ts';
import { getOwnLines } from '../analysis/own-lines.ts';
import { getClassHead, type ClassNode } from '../ast/classes.ts';
import { getDecorators } from '../ast/decorators.ts';
import { getGivenName, getLastName } from '../ast/names.ts';
import { createRule, type FileContext } from '../create-rule.ts';

type Options = [{ cohesion: boolean; maxFields: number; maxLines: number; maxMethods: number; minCallGroup: number }];
type MessageIds = 'lowCohesion' | 'tooManyFields' | 'tooManyLines' | 'tooManyMethods';

export default createRule<Options, MessageIds>({
  name: 'max-class-size',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Enforce a maximum size of classes, and that the parts of a class belong together',
      phase: 'structure',
      level: 'recommended',
      adr: 'ADR-403',
      breaking: 'low',
      effort: 120,
      strict: [{ maxFields: 15, maxLines: 400, maxMethods: 20, minCallGroup: 3 }],
    },
    schema: [
      {
        type: 'object',
        properties: {
          cohesion: { type: 'boolean', description: 'Report classes whose methods fall into groups that share nothing.' },
          maxFields: { type: 'integer', minimum: 0, description: 'The fields that the instances of a class may have.' },
          maxLines: { type: 'integer', minimum: 1, description: 'The lines that a class may have, nested classes apart.' },
          maxMethods: { type: 'integer', minimum: 0, description: 'The methods that a class may have.' },
          minCallGroup: {
            type: 'integer',
            minimum: 3,
            description: 'The methods that a group without a field of its own needs to count: only their calls hold it together.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ cohesion: true, maxFields: 20, maxLines: 600, maxMethods: 30, minCallGroup: 7 }],
    messages: {
      tooManyLines: '{{name}} has {{count}} lines (max {{max}}). Move what it does besides its one job into classes or functions of their own.',
      tooManyMethods: '{{name}} has {{count}} methods (max {{max}}). Move those that serve another purpose into a class of their own.',
      tooManyFields: '{{name}} has {{count}} fields (max {{max}}). Move those that change together into an object of their own.',
      lowCohesion: '{{name}} is {{count}} classes in one, which share no field and no call. Split it: {{groups}}.',
    },
  },
  create(context, [options]) {
    const { sourceCode } = context;

    function reportClass(node: ClassNode): void {
      const loc = getClassHead(node, sourceCode);
      const name = describeClass(node);
      for (const { count, max, messageId } of getExcesses(node, options, context)) context.report({ loc, messageId, data: { name, count, max } });
      const groups = options.cohesion && mayFallApart(node) ? getParts(node, options, context) : [];
      if (groups.length > 1) context.report({ loc, messageId: 'lowCohesion', data: { name, count: groups.length, groups: describeGroups(groups) } });
    }

    return { ClassDeclaration: reportClass, ClassExpression: reportClass };
  },
});

interface Excess {
  readonly messageId: 'tooManyFields' | 'tooManyLines' | 'tooManyMethods';
  readonly count: number;
  readonly max: number;
}

/** The limits that a class breaks. What it consists of is only counted where it may be more than a limit. */
function getExcesses(node: ClassNode, { maxFields, maxLines, maxMethods }: Options[0], context: FileContext): readonly Excess[] {
  const isLong = node.loc.end.line - node.loc.start.line >= maxLines;
  const lines = isLong ? getOwnLines(node, context.sourceCode).length : 0;
  const { fields, methods } = mayHaveMore(node, Math.min(maxFields, maxMethods))
    ? getInventory(getClassMembers(node, context.sourceCode), context)
    : NOTHING;
  const excesses: readonly Excess[] = [
    { messageId: 'tooManyLines', count: lines, max: maxLines },
    { messageId: 'tooManyMethods', count: countMethods(node, methods, maxMethods, context), max: maxMethods },
    { messageId: 'tooManyFields', count: fields.length, max: maxFields },
  ];
  return excesses.filter(({ count, max }) => count > max);
}

const NOTHING = { fields: [], methods: [] };

/** Whether a class can have more methods or fields than that, judged by its elements and by the length of its constructor. */
function mayHaveMore({ body }: ClassNode, max: number): boolean {
  const constructor = body.body.find(element => element.type === 'MethodDefinition' && element.kind === 'constructor' && isImplemented(element));
  // An assignment to a field takes seven characters: `this.a=`.
  const inConstructor = constructor ? (constructor.range[1] - constructor.range[0]) / 7 : 0;
  return body.body.length + inConstructor > max;
}

/** How many methods a class has that nobody asks it for. What it implements is only looked up where they are more than the limit. */
function countMethods(node: ClassNode, methods: readonly (string | null)[], max: number, context: FileContext): number {
  if (methods.length <= max) return methods.length;
  if (mirrorsForeignType(node)) return 0;
  const asked = getAskedNames(node, context);
  return methods.filter(name => name === null || !asked.has(name)).length;
}

/** Whether a class is what a namespace of someone else prescribes: `implements NodeJS.CallSite`. */
function mirrorsForeignType(node: ClassNode): boolean {
  return getInterfaces(node).some(({ expression }) => expression.type === 'MemberExpression');
}

/** What a class implements; espree's classes know nothing of it. */
function getInterfaces({ implements: types = [] }: Partial<Pick<ClassNode, 'implements'>>): readonly TSESTree.TSClassImplements[] {
  return types;
}

function isImplemented({ value }: TSESTree.MethodDefinition): boolean {
  return value.type === 'FunctionExpression';
}

/** How many methods a group has that could be a class of its own. */
const GROUP_SIZE = 3;

function getParts(node: ClassNode, { minCallGroup }: Options[0], context: FileContext): readonly CohesionGroup[] {
  const groups = getCohesionGroups(getClassMembers(node, context.sourceCode), context);
  return groups.filter(({ hasState, members }) => members.length >= (hasState ? GROUP_SIZE : minCallGroup));
}

/** Frameworks decide what stands together in these. Sources: the guides of Nest and Angular, and of React's class components. */
const FRAMEWORK_DECORATORS = new Set(['Component', 'Controller', 'Resolver']);

/** Interfaces of one method that a framework calls, such as `OnModuleInit`, say nothing about the others. */
const FRAMEWORK_HOOK = /^(?:After|Before|On)[A-Z]/u;

/** Not where a framework, or an interface, decides what stands together. */
function mayFallApart(node: ClassNode): boolean {
  if (node.body.body.length < 2 * GROUP_SIZE) return false;
  if (node.superClass && getLastName(node.superClass)?.endsWith('Component')) return false;
  if (getInterfaces(node).some(({ expression }) => !FRAMEWORK_HOOK.test(getLastName(expression) ?? ''))) return false;
  return !getDecorators(node).some(({ expression }) => {
    const name = getLastName(expression.type === 'CallExpression' ? expression.callee : expression);
    return name !== null && FRAMEWORK_DECORATORS.has(name);
  });
}

function describeClass(node: ClassNode): string {
  const name = node.id?.name ?? getGivenName(node);
  return name === null ? 'This class' : `'${name}'`;
}

function describeGroups(groups: readonly CohesionGroup[]): string {
  return groups.map(({ members }) => members.map(({ name }) => name ?? '[computed]').join(', ')).join(' | ');
}
