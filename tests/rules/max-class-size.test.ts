import rule from '../../src/rules/max-class-size.ts';
import { RuleTester } from '../support/rule-tester.ts';

type Options = Parameters<(typeof rule)['create']>[0]['options'];

const STRICT = rule.meta.docs.strict! as unknown as Options;
const SMALL = [{ maxFields: 2, maxMethods: 2 }] as const;

const lines = (count: number): string => '  static x;\n'.repeat(count);
const methods = (count: number): string => Array.from({ length: count }, (_, index) => `m${index}() {}`).join(' ');
const fields = (count: number): string => Array.from({ length: count }, (_, index) => `f${index} = ${index};`).join(' ');

/** Methods that share a field. */
const group = (field: string, ...names: readonly string[]): string => names.map(name => `${name}() { return this.${field}; }`).join(' ');

/** Methods of one letter, each of which calls the next. */
const calls = (names: string): string => Array.from(names, (name, index) => `${name}() { ${names[index + 1] ? `this.${names[index + 1]}();` : ''} }`).join(' ');

const TWO = `${group('a', 'k', 'l', 'm')} ${group('b', 'n', 'o', 'p')}`;
const CALLS = `${calls('klm')} ${calls('nop')}`;

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'a class of exactly 600 lines', code: `class A {\n${lines(598)}}` },
    { name: 'a class of exactly 30 methods', code: `class A { ${methods(30)} }` },
    { name: 'a class of exactly 20 fields', code: `class A { ${fields(20)} }` },
    { name: 'blank lines and comments', code: `class A {\n${lines(550)}${"\n  // why\n".repeat(60)}}` },
    { name: 'the lines of a nested class', code: `class A {\n${lines(400)}  make() {\n    return class {\n${lines(400)}    };\n  }\n}` },
    { name: 'the lines of code around a class', code: `${'a();\n'.repeat(700)}class A {}` },
    { name: 'an empty class', code: 'class A {}',
      options: SMALL },
    { name: 'as many methods and fields as the options allow', code: 'class A { a; b; m() {} n() {} }',
      options: SMALL },
    { name: 'methods that a type of a foreign namespace prescribes', code: 'class A implements NodeJS.CallSite { m() {} n() {} o() {} }', filename: 'file.ts',
      options: SMALL },
    { name: 'fields that are made by their names, as members of an interface', code: "class A { a = addHook(hooks, 'a'); b = addHook(hooks, 'b'); c; d; }",
      options: SMALL },
    { name: 'fields that take a function later', code: 'class A { a!: RequestHandler; b!: () => void; c; d; }', filename: 'file.ts',
      options: SMALL },
    { name: 'groups whose methods an interface puts together', code: `class A implements Panel { a = 1; b = 2; ${TWO} }`, filename: 'file.ts' },
    { name: 'groups whose fields are made of each other', code: `class A { constructor() { this.a = new Rules(); this.b = new Plan(this.a); } ${TWO} }` },
    { name: 'a constructor, which is no method', code: 'class A { constructor() {} m() {} n() {} }',
      options: SMALL },
    { name: 'an accessor pair, which is one method', code: 'class A { get m() { return 1; } set m(value) {} n() {} }',
      options: SMALL },
    { name: 'overload signatures, which have no body', code: 'class A { m(a: string): void; m(a: number): void; m(a: unknown) {} n() {} }',
      options: SMALL },
    { name: 'abstract methods, which have no body', code: 'abstract class A { abstract a(): void; abstract b(): void; m() {} n() {} }',
      options: SMALL },
    { name: 'methods that types declare', code: 'declare class A { a(): void; b(): void; c(): void }',
      options: SMALL },
    { name: 'static fields', code: 'class A { static a; static b; static c }',
      options: SMALL },
    { name: 'fields that hold functions, which are methods', code: 'class A { a; b; m = () => {}; n = function () {}; }',
      options: SMALL },
    { name: 'fields with a decorator, which are the schema of a framework', code: 'class A { @Column() a; @Column() b; @Column() c; }',
      options: SMALL },
    { name: 'fields that are declared for types alone', code: 'class A extends Model { declare a: string; declare b: string; declare c: string }',
      options: SMALL },
    { name: 'parameters of the constructor that are no properties', code: 'class A { constructor(a, b, c, d) {} }',
      options: SMALL },
    { name: 'assignments to accessors and declared fields in a constructor', code: 'class A { a; set b(value) {} constructor() { this.a = 1; this.a = 2; this.b = 3; } }',
      options: SMALL },
    { name: 'inherited fields that a constructor of TypeScript assigns', code: 'class A extends B { constructor() { super(); this.a = 1; this.b = 2; this.c = 3; } }',
      filename: 'file.ts', options: SMALL },
    { name: 'an index signature and static blocks', code: 'class A { [key: string]: unknown; static { a(); } static { b(); } static { c(); } }',
      options: SMALL },
    { name: 'two groups of which one is small', code: `class A { a = 1; b = 1; ${group('a', 'k', 'l', 'm')} ${group('b', 'n', 'o')} }` },
    { name: 'groups that a method connects', code: `class A { a = 1; b = 1; ${TWO} both() { return this.a + this.b; } }` },
    { name: 'groups that a call connects', code: `class A { a = 1; b = 1; ${TWO} both() { return this.a + this.n(); } }` },
    { name: 'methods without this, which are in no group', code: `class A { a = 1; ${group('a', 'k', 'l', 'm')} n() {} o() {} p() {} }` },
    { name: 'methods that share only an injected dependency', code: `class A { constructor(private db: Db, private log: Log) {} ${group('db', 'k', 'l', 'm')} ${group('log', 'n', 'o', 'p')} }` },
    { name: 'static methods, which are in no group', code: `class A { static a = 1; static b = 1; ${group('a', 'k', 'l', 'm').replaceAll(/(?=[klm]\(\))/gu, 'static ')} ${group('b', 'n', 'o', 'p').replaceAll(/(?=[nop]\(\))/gu, 'static ')} }` },
    { name: 'a controller, whose methods are routes', code: `@Controller('cats') class A { a = 1; b = 1; ${TWO} }` },
    { name: 'a resolver', code: `@graphql.Resolver class A { a = 1; b = 1; ${TWO} }` },
    { name: 'a component of Angular', code: `@Component({}) export class A { a = 1; b = 1; ${TWO} }` },
    { name: 'a component of React', code: `class A extends React.PureComponent<Props> { a = 1; b = 1; ${TWO} }` },
    { name: 'a class whose constructor alone uses both groups, in strict with few calls', code: `class A { a = 1; b = 1; constructor() { this.k(); this.n(); } ${group('a', 'k', 'l', 'm')} n() { this.o(); } o() {} }`,
      options: STRICT },
    { name: 'two groups with cohesion off', code: `class A { a = 1; b = 1; ${TWO} }`,
      options: [{ cohesion: false }] },
    { name: 'two groups of methods that only call each other', code: `class A { ${CALLS} }` },
  ],
  invalid: [
    { name: 'groups of a class with hooks of its framework', code: `class A implements OnModuleInit { a = 1; b = 2; ${TWO} }`, filename: 'file.ts',
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'k, l, m | n, o, p' }, line: 1, column: 1, endLine: 1, endColumn: 32 }] },
    { name: 'methods of a class that implements a type of its own', code: 'class A implements B { m() {} n() {} o() {} }', filename: 'file.ts', options: SMALL,
      errors: [{ messageId: 'tooManyMethods', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 21 }] },
    {
      name: 'a class of 601 lines',
      code: `class A {\n${lines(599)}}`,
      errors: [{ messageId: 'tooManyLines', data: { name: "'A'", count: 601, max: 600 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'a class of 31 methods',
      code: `class A { ${methods(31)} }`,
      errors: [{ messageId: 'tooManyMethods', data: { name: "'A'", count: 31, max: 30 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'a class of 21 fields',
      code: `class A { ${fields(21)} }`,
      errors: [{ messageId: 'tooManyFields', data: { name: "'A'", count: 21, max: 20 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'a class of 401 lines in strict',
      code: `class A {\n${lines(399)}}`,
      options: STRICT,
      errors: [{ messageId: 'tooManyLines', data: { name: "'A'", count: 401, max: 400 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'a class of 21 methods in strict',
      code: `class A { ${methods(21)} }`,
      options: STRICT,
      errors: [{ messageId: 'tooManyMethods', data: { name: "'A'", count: 21, max: 20 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'a class of 16 fields in strict',
      code: `class A { ${fields(16)} }`,
      options: STRICT,
      errors: [{ messageId: 'tooManyFields', data: { name: "'A'", count: 16, max: 15 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'each broken limit',
      code: 'class A {\n  a; b; c;\n  k() {} l() {} m() {}\n}',
      options: [{ maxFields: 2, maxLines: 3, maxMethods: 2 }],
      errors: [{ messageId: 'tooManyLines', data: { name: "'A'", count: 4, max: 3 }, line: 1, column: 1, endLine: 1, endColumn: 8 }, { messageId: 'tooManyMethods', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 8 }, { messageId: 'tooManyFields', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'a limit of lines given',
      code: 'class A {\n  a;\n  b;\n}',
      options: [{ maxLines: 3 }],
      errors: [{ messageId: 'tooManyLines', data: { name: "'A'", count: 4, max: 3 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'a limit of methods given',
      code: 'class A { m() {} n() {} }',
      options: [{ maxMethods: 1 }],
      errors: [{ messageId: 'tooManyMethods', data: { name: "'A'", count: 2, max: 1 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'a limit of fields given',
      code: 'class A { a; b; }',
      options: [{ maxFields: 1 }],
      errors: [{ messageId: 'tooManyFields', data: { name: "'A'", count: 2, max: 1 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'lines of text in templates',
      code: 'class A {\n  m() {\n    return `a\nb\nc`;\n  }\n}',
      options: [{ maxLines: 6 }],
      errors: [{ messageId: 'tooManyLines', data: { name: "'A'", count: 7, max: 6 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'private, static and async methods',
      code: 'class A { #k() {} static l() {} async *m() {} }',
      options: SMALL,
      errors: [{ messageId: 'tooManyMethods', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'fields that hold functions as methods',
      code: 'class A { k = () => {}; l = (function () {}) as Handler; static m = async () => {}; }',
      options: SMALL,
      errors: [{ messageId: 'tooManyMethods', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'a lone accessor as a method',
      code: 'class A { get k() { return 1; } set l(value) {} m() {} }',
      options: SMALL,
      errors: [{ messageId: 'tooManyMethods', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'a static accessor beside one of the instance',
      code: 'class A { get k() { return 1; } static get k() { return 1; } m() {} }',
      options: SMALL,
      errors: [{ messageId: 'tooManyMethods', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'computed and quoted methods',
      code: 'class A { [Symbol.iterator]() {} [key]() {} "m"() {} }',
      options: SMALL,
      errors: [{ messageId: 'tooManyMethods', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'private fields, and fields without a value',
      code: 'class A { #a = 1; b?: string; readonly c!: number; }',
      options: SMALL,
      errors: [{ messageId: 'tooManyFields', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'accessor fields',
      code: 'class A { accessor a = 1; accessor b; accessor c; }',
      options: SMALL,
      errors: [{ messageId: 'tooManyFields', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'parameter properties as fields',
      code: 'class A { a; constructor(private b: B, @Inject(C) readonly c = 1, d: D) {} }',
      options: SMALL,
      errors: [{ messageId: 'tooManyFields', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'fields that a constructor of JavaScript assigns',
      code: 'class A { constructor(a) { this.a = a; if (a) this.b = a; [this.c] = a; } }',
      options: SMALL,
      errors: [{ messageId: 'tooManyFields', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'fields that a subclass in JavaScript assigns',
      code: 'class A extends B { constructor() { super(); this.a = 1; this.b = 2; this.c = 3; } }',
      filename: 'file.js', options: SMALL,
      errors: [{ messageId: 'tooManyFields', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 18 }],
    },
    {
      name: 'functions that a constructor assigns as methods',
      code: 'class A { constructor() { this.k = () => {}; this.l = function () {}; } m() {} }',
      options: SMALL,
      errors: [{ messageId: 'tooManyMethods', data: { name: "'A'", count: 3, max: 2 }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'an exported class, without its decorator and modifiers',
      code: '@Injectable()\nexport abstract class A<T> extends B<T> implements C { a; b; c; }',
      options: SMALL,
      errors: [{ messageId: 'tooManyFields', data: { name: "'A'", count: 3, max: 2 }, line: 2, column: 17, endLine: 2, endColumn: 53 }],
    },
    {
      name: 'a class without a name',
      code: 'export default class { a; b; c; }',
      options: SMALL,
      errors: [{ messageId: 'tooManyFields', data: { name: 'This class', count: 3, max: 2 }, line: 1, column: 16, endLine: 1, endColumn: 21 }],
    },
    {
      name: 'a class expression by the name it is given',
      code: 'const Big = class { a; b; c; };',
      options: SMALL,
      errors: [{ messageId: 'tooManyFields', data: { name: "'Big'", count: 3, max: 2 }, line: 1, column: 13, endLine: 1, endColumn: 18 }],
    },
    {
      name: 'an inner class by itself',
      code: 'class Outer { make() { return class Inner { a; b; c; }; } }',
      options: SMALL,
      errors: [{ messageId: 'tooManyFields', data: { name: "'Inner'", count: 3, max: 2 }, line: 1, column: 31, endLine: 1, endColumn: 42 }],
    },
    {
      name: 'two groups of three methods',
      code: `class A { a = 1; b = 1; ${TWO} }`,
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'k, l, m | n, o, p' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'three groups',
      code: `class A { a = 1; b = 1; c = 1; ${TWO} ${group('c', 'q', 'r', 's')} }`,
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 3, groups: 'k, l, m | n, o, p | q, r, s' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'groups beside methods that belong to none',
      code: `class A { a = 1; b = 1; x() {} ${TWO} ${group('c', 'y', 'z')} }`,
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'k, l, m | n, o, p' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'groups of private and function-valued members',
      code: 'class A { #a = 1; #b = 1; #k() { this.#a; } l = () => this.#a; m() { this.#k(); } n() { this.#b; } o() { this.#b; } #p = () => this.#b; }',
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: '#k, l, m | n, o, #p' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'a lone accessor as one of three',
      code: 'class A { a = 1; b = 1; get k() { return this.a; } l() { this.a; } m() { this.a; } n() { this.b; } o() { this.b; } set p(b) { this.b = b; } }',
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'k, l, m | n, o, p' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'groups that only the constructor connects',
      code: `class A { a; b; constructor(a) { this.a = a; this.a += 1; this.b = this.a; } ${TWO.replace('this.a', 'this.a++')} }`,
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'k, l, m | n, o, p' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'groups that only an accessor connects',
      code: `class A { a = 1; b = 1; get sum() { return this.a + this.b; } ${TWO} }`,
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'k, l, m | n, o, p' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'groups that only a static connects',
      code: `class A { a = 1; b = 1; static s(x) {} ${TWO} static t() { return new A().k() + new A().n(); } }`,
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'k, l, m | n, o, p' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'groups that only an injected dependency connects',
      code: `class A { a = 1; b = 1; log; constructor(private db: Db, log: Log) { this.log = log; } ${TWO.replaceAll('return', 'this.db.x(); this.log.y(); return')} }`,
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'k, l, m | n, o, p' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'groups that only inherited members connect',
      code: `class A extends EventEmitter { a = 1; b = 1; ${TWO.replaceAll('return', 'this.emit(this.id); return')} }`,
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'k, l, m | n, o, p' }, line: 1, column: 1, endLine: 1, endColumn: 29 }],
    },
    {
      name: 'an unsplit class that is not a component',
      code: `@Injectable() class A extends ComponentBase { a = 1; b = 1; ${TWO} }`,
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'k, l, m | n, o, p' }, line: 1, column: 15, endLine: 1, endColumn: 44 }],
    },
    {
      name: 'groups that only calls hold together, in strict',
      code: `class A { ${CALLS} }`,
      options: STRICT,
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'k, l, m | n, o, p' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'groups that only calls hold together, when they are large',
      code: `class A { ${calls('abcdefg')} ${calls('hijklmn')} }`,
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'a, b, c, d, e, f, g | h, i, j, k, l, m, n' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'groups that only calls hold together, as large as given',
      code: `class A { ${calls('abcd')} ${calls('efgh')} }`,
      options: [{ minCallGroup: 4 }],
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'a, b, c, d | e, f, g, h' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'a computed method in a group',
      code: 'class A { a = 1; b = 1; [Symbol.dispose]() { this.a; } l() { this.a; } m() { this.a; } n() { this.b; } o() { this.b; } p() { this.b; } }',
      errors: [{ messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: '[computed], l, m | n, o, p' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'size and cohesion at once',
      code: `class A { a = 1; b = 1; ${TWO} }`,
      options: [{ maxMethods: 5 }],
      errors: [{ messageId: 'tooManyMethods', data: { name: "'A'", count: 6, max: 5 }, line: 1, column: 1, endLine: 1, endColumn: 8 }, { messageId: 'lowCohesion', data: { name: "'A'", count: 2, groups: 'k, l, m | n, o, p' }, line: 1, column: 1, endLine: 1, endColumn: 8 }],
    },
  ],
});
