import rule from '../../src/rules/no-unvalidated-cast.ts';
import { RuleTester } from '../support/rule-tester.ts';

const STRICT = rule.meta.docs.strict!;

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'unknown', code: 'export async function f(res: Response) { const a: unknown = await res.json(); return (await res.json()) as unknown; }' },
    { name: 'containers of unknown and any', code: 'export async function f(res: Response) { const a = (await res.json()) as Record<string, unknown>; const b = (await res.json()) as unknown[]; const c: Partial<Record<string, any>> = await res.json(); return (await res.json()) as { error?: unknown }; }' },
    { name: 'types of JSON', code: 'export const f = async (res: Response) => (await res.json()) as JsonValue;' },
    { name: 'as const', code: 'export const f = (req: any) => req.body as const;' },
    { name: 'a schema that parses the value', code: 'export const f = async (res: Response) => OrderSchema.parse((await res.json()) as Order);' },
    { name: 'a value that a validator gets afterwards', code: 'export async function f(res: Response) { const order = (await res.json()) as Order; assertOrder(order); return order; }' },
    { name: 'a const that a predicate looks at', code: "export async function f(res: Response) { const data = await res.json(); if (!isOrder(data)) throw new Error('No order'); return data as Order; }" },
    { name: 'a body that a middleware’s validator gets', code: 'export function f(req: any) { validateSync(req.body); return req.body as Order; }' },
    { name: 'a value whose parts are looked at by hand', code: "export async function f(res: Response) { const data = (await res.json()) as Order; if (typeof data.id !== 'string') throw new Error('No id'); return data; }" },
    {
      name: 'constant text',
      code: "export const a = JSON.parse('{}') as Order; const TEXT = '[]'; export const b: Order[] = JSON.parse(TEXT);",
      options: STRICT,
    },
    {
      name: 'a copy',
      code: 'export const f = (order: Order) => JSON.parse(JSON.stringify(order)) as Order;',
      options: STRICT,
    },
    { name: 'the own package.json', code: "import { readFile, readFileSync, writeFile } from 'node:fs'; import path from 'node:path'; export const a = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest; export const b = JSON.parse(readFileSync(path.join(__dirname, '../package.json'), 'utf8')) as Manifest; export const c = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Manifest;" },
    { name: 'what the module wrote under the same key', code: 'export const save = (a: A) => localStorage.setItem(KEY, JSON.stringify(a)); export const load = () => JSON.parse(localStorage.getItem(KEY)!) as A;' },
    { name: 'what the class wrote into the same file', code: `import { readFile, readFileSync, writeFile } from 'node:fs'; export class Store { save() { writeFile(this.path, this.text, done); } load() { return JSON.parse(readFileSync(this.path, "utf8")) as State; } }` },
    { name: 'express answering with JSON', code: 'export const f = (res: any, order: any) => res.json(order) as Result;' },
    {
      name: 'parameters of a route, which are strings',
      code: 'export const f = (req: any) => [req.params as { id: string }, req.params.id as string, req.params as Record<string, string>];',
      options: STRICT,
    },
    { name: 'in recommended, one value of a query as a string', code: 'export const f = (req: any) => req.query.page as string;' },
    {
      name: 'a stored text as a string',
      code: "export const f = () => localStorage.getItem('a') as string;",
      options: STRICT,
    },
    { name: 'in recommended, text of unknown origin', code: 'export const f = (text: string) => JSON.parse(text) as Order;' },
    { name: 'in recommended, the environment', code: 'export const env = process.env as unknown as Env;' },
    {
      name: 'a variable of the environment as a string',
      code: 'export const a = process.env.A as string;',
      options: STRICT,
    },
    { name: 'bytes that nobody has parsed', code: 'export const f = (req: any) => req.body as ReadableStream<Uint8Array>;' },
    { name: 'a message as text', code: "worker.addEventListener('message', e => log(e.data as string));" },
    {
      name: 'a local JSON',
      code: 'const JSON = { parse: (a: any) => a }; export const f = (a: any) => JSON.parse(a) as Order;',
      options: STRICT,
    },
    { name: 'a body of something else', code: 'const req = build(); export const a = req.body as Order; export const b = node.body as Block; export const c = response.data as Order;' },
    { name: 'data of an event that is no message', code: "input.addEventListener('input', e => use(e.data as Order));" },
    { name: 'a predicate that looks', code: "export function isOrder(a: unknown): a is Order { return typeof a === 'object'; } export const isA = (a: unknown): a is A => a === 1;" },
    { name: 'an assertion that throws', code: "export function assertOrder(a: unknown): asserts a is Order { if (!a) throw new Error('No order'); }" },
    { name: 'a function that returns true without a predicate', code: 'export function isReady(): boolean { return true; } export function noop(): void {}' },
    { name: 'a name that was typed where it was declared', code: 'export async function f(res: Response): Promise<Order> { const data: Result = use(await res.json()); return data as Order; }' },
    { name: 'a declared predicate without a body', code: 'declare function isOrder(a: unknown): a is Order; abstract class A { abstract is(a: unknown): a is Order; }' },
  ],
  invalid: [
    {
      name: 'an answer',
      code: 'export const f = async (res: Response) => (await res.json()) as Order;',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Order' }, line: 1, column: 43, endLine: 1, endColumn: 70, suggestions: [{ messageId: 'useUnknown', output: 'export const f = async (res: Response) => (await res.json()) as unknown;' }] },
      ],
    },
    {
      name: 'an answer in angle brackets',
      code: 'export const f = async (res: Response) => <Order>await res.json();',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Order' }, line: 1, column: 43, endLine: 1, endColumn: 66, suggestions: [{ messageId: 'useUnknown', output: 'export const f = async (res: Response) => (await res.json()) as unknown;' }] },
      ],
    },
    {
      name: 'an answer whose promise is cast',
      code: 'export const f = (res: Response) => res.json() as Promise<Order>;',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Promise<Order>' }, line: 1, column: 37, endLine: 1, endColumn: 65, suggestions: [{ messageId: 'useUnknown', output: 'export const f = (res: Response) => res.json() as unknown;' }] },
      ],
    },
    {
      name: 'an answer through unknown',
      code: 'export const f = async (res: Response) => (await res.json()) as unknown as Order;',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Order' }, line: 1, column: 43, endLine: 1, endColumn: 81, suggestions: [{ messageId: 'useUnknown', output: 'export const f = async (res: Response) => (await res.json()) as unknown;' }] },
      ],
    },
    {
      name: 'an annotated declaration',
      code: 'export async function f(res: Response) { const order: Order = await res.json(); return order; }',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Order' }, line: 1, column: 48, endLine: 1, endColumn: 53, suggestions: [{ messageId: 'useUnknown', output: 'export async function f(res: Response) { const order: unknown = await res.json(); return order; }' }] },
      ],
    },
    {
      name: 'an annotated pattern',
      code: 'export function f(req: any) { const { id }: Order = req.body; return id; }',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'Order' }, line: 1, column: 37, endLine: 1, endColumn: 50 },
      ],
    },
    {
      name: 'a declared return type',
      code: "export async function f(): Promise<Order> { const res = await fetch('/a'); return res.json(); }",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Order' }, line: 1, column: 83, endLine: 1, endColumn: 93 },
      ],
    },
    {
      name: 'the declared return type of an arrow',
      code: 'export const f = async (req: any): Promise<Order> => req.body;',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'Order' }, line: 1, column: 54, endLine: 1, endColumn: 62 },
      ],
    },
    {
      name: 'a type argument',
      code: 'export const f = async (res: any) => { const a = await res.json<Order>(); return a; };',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Order' }, line: 1, column: 56, endLine: 1, endColumn: 73, suggestions: [{ messageId: 'useUnknown', output: 'export const f = async (res: any) => { const a = await res.json<unknown>(); return a; };' }] },
      ],
    },
    {
      name: 'a launderer',
      code: 'async function get<T>(url: string): Promise<T> { const res = await fetch(url); return (await res.json()) as T; }',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'T' }, line: 1, column: 87, endLine: 1, endColumn: 110, suggestions: [{ messageId: 'useUnknown', output: 'async function get<T>(url: string): Promise<T> { const res = await fetch(url); return (await res.json()) as unknown; }' }] },
      ],
    },
    {
      name: 'a const before the cast',
      code: 'export async function f(res: Response) { const data = await res.json(); return data as Order; }',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Order' }, line: 1, column: 80, endLine: 1, endColumn: 93, suggestions: [{ messageId: 'useUnknown', output: 'export async function f(res: Response) { const data = await res.json(); return data as unknown; }' }] },
      ],
    },
    {
      name: 'offers the schema in scope',
      code: "import { OrderSchema } from './order.js'; export const f = async (res: Response) => (await res.json()) as Order;",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Order' }, line: 1, column: 85, endLine: 1, endColumn: 112, suggestions: [{ messageId: 'parse', data: { parser: 'OrderSchema.parse' }, output: "import { OrderSchema } from './order.js'; export const f = async (res: Response) => OrderSchema.parse(await res.json());" }] },
      ],
    },
    {
      name: 'offers the schema of a list',
      code: 'const orderSchema = z.object({}); export function f(req: any) { const orders: Order[] = req.body; }',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'Order[]' }, line: 1, column: 71, endLine: 1, endColumn: 77, suggestions: [{ messageId: 'parse', data: { parser: 'orderSchema.array().parse' }, output: 'const orderSchema = z.object({}); export function f(req: any) { const orders: Order[] = orderSchema.array().parse(req.body); }' }] },
      ],
    },
    {
      name: 'offers the constant called like the type',
      code: 'const Order = z.object({}); type Order = z.infer<typeof Order>; export const f = (req: any): Order => req.body;',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'Order' }, line: 1, column: 103, endLine: 1, endColumn: 111, suggestions: [{ messageId: 'parse', data: { parser: 'Order.parse' }, output: 'const Order = z.object({}); type Order = z.infer<typeof Order>; export const f = (req: any): Order => Order.parse(req.body);' }] },
      ],
    },
    {
      name: 'offers no schema that is only a type',
      code: "import type { OrderSchema } from './order.js'; export const f = (req: any) => req.body as Order;",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'Order' }, line: 1, column: 79, endLine: 1, endColumn: 96, suggestions: [{ messageId: 'useUnknown', output: "import type { OrderSchema } from './order.js'; export const f = (req: any) => req.body as unknown;" }] },
      ],
    },
    {
      name: 'what the client sent',
      code: 'export const f = (req: any, ctx: any, c: any) => [req.body as A, ctx.request.query as B, c.req.query as C];',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'A' }, line: 1, column: 51, endLine: 1, endColumn: 64, suggestions: [{ messageId: 'useUnknown', output: 'export const f = (req: any, ctx: any, c: any) => [req.body as unknown, ctx.request.query as B, c.req.query as C];' }] },
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'B' }, line: 1, column: 66, endLine: 1, endColumn: 88, suggestions: [{ messageId: 'useUnknown', output: 'export const f = (req: any, ctx: any, c: any) => [req.body as A, ctx.request.query as unknown, c.req.query as C];' }] },
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'C' }, line: 1, column: 90, endLine: 1, endColumn: 106, suggestions: [{ messageId: 'useUnknown', output: 'export const f = (req: any, ctx: any, c: any) => [req.body as A, ctx.request.query as B, c.req.query as unknown];' }] },
      ],
    },
    {
      name: 'a part of what the client sent',
      code: "export const f = (request: any) => [request.query.sort as 'asc' | 'desc', request.body.user as User];",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: "'asc' | 'desc'" }, line: 1, column: 37, endLine: 1, endColumn: 73, suggestions: [{ messageId: 'useUnknown', output: 'export const f = (request: any) => [request.query.sort as unknown, request.body.user as User];' }] },
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'User' }, line: 1, column: 75, endLine: 1, endColumn: 100, suggestions: [{ messageId: 'useUnknown', output: "export const f = (request: any) => [request.query.sort as 'asc' | 'desc', request.body.user as unknown];" }] },
      ],
    },
    {
      name: 'the body of a request of Fetch',
      code: 'export const f = async (request: Request) => (await request.json()) as Order;',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'Order' }, line: 1, column: 46, endLine: 1, endColumn: 77, suggestions: [{ messageId: 'useUnknown', output: 'export const f = async (request: Request) => (await request.json()) as unknown;' }] },
      ],
    },
    {
      name: 'a message',
      code: "self.onmessage = e => use(e.data as Job); worker.on('message', (e: any) => use(e.data as Job)); export const f = (e: MessageEvent) => e.data as Job;",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: "the message's data", type: 'Job' }, line: 1, column: 27, endLine: 1, endColumn: 40, suggestions: [{ messageId: 'useUnknown', output: "self.onmessage = e => use(e.data as unknown); worker.on('message', (e: any) => use(e.data as Job)); export const f = (e: MessageEvent) => e.data as Job;" }] },
        { messageId: 'unvalidatedCast', data: { source: "the message's data", type: 'Job' }, line: 1, column: 80, endLine: 1, endColumn: 93, suggestions: [{ messageId: 'useUnknown', output: "self.onmessage = e => use(e.data as Job); worker.on('message', (e: any) => use(e.data as unknown)); export const f = (e: MessageEvent) => e.data as Job;" }] },
        { messageId: 'unvalidatedCast', data: { source: "the message's data", type: 'Job' }, line: 1, column: 135, endLine: 1, endColumn: 148, suggestions: [{ messageId: 'useUnknown', output: "self.onmessage = e => use(e.data as Job); worker.on('message', (e: any) => use(e.data as Job)); export const f = (e: MessageEvent) => e.data as unknown;" }] },
      ],
    },
    {
      name: 'text of a message',
      code: "socket.addEventListener('message', e => { const job: Job = JSON.parse(e.data); });",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: "the message's data", type: 'Job' }, line: 1, column: 49, endLine: 1, endColumn: 52, suggestions: [{ messageId: 'useUnknown', output: "socket.addEventListener('message', e => { const job: unknown = JSON.parse(e.data); });" }] },
      ],
    },
    {
      name: 'the storage of a browser',
      code: "export const a = JSON.parse(localStorage.getItem('a')!) as A; export const b = localStorage.getItem('theme') as Theme;",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the browser stored', type: 'A' }, line: 1, column: 18, endLine: 1, endColumn: 61, suggestions: [{ messageId: 'useUnknown', output: "export const a = JSON.parse(localStorage.getItem('a')!) as unknown; export const b = localStorage.getItem('theme') as Theme;" }] },
        { messageId: 'unvalidatedCast', data: { source: 'what the browser stored', type: 'Theme' }, line: 1, column: 80, endLine: 1, endColumn: 118, suggestions: [{ messageId: 'useUnknown', output: "export const a = JSON.parse(localStorage.getItem('a')!) as A; export const b = localStorage.getItem('theme') as unknown;" }] },
      ],
    },
    {
      name: 'a file',
      code: "import { readFile, readFileSync, writeFile } from 'node:fs'; export const a = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Order; export async function b(path: string) { const text = await fs.readFile(path, 'utf8'); return JSON.parse(text) as Order; }",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'the content of this file', type: 'Order' }, line: 1, column: 97, endLine: 1, endColumn: 144, suggestions: [{ messageId: 'useUnknown', output: "import { readFile, readFileSync, writeFile } from 'node:fs'; export const a = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown; export async function b(path: string) { const text = await fs.readFile(path, 'utf8'); return JSON.parse(text) as Order; }" }] },
        { messageId: 'unvalidatedCast', data: { source: 'the content of this file', type: 'Order' }, line: 1, column: 239, endLine: 1, endColumn: 264, suggestions: [{ messageId: 'useUnknown', output: "import { readFile, readFileSync, writeFile } from 'node:fs'; export const a = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Order; export async function b(path: string) { const text = await fs.readFile(path, 'utf8'); return JSON.parse(text) as unknown; }" }] },
      ],
    },
    {
      name: 'a file by fs-extra, and YAML',
      code: "import { readFile, readFileSync, writeFile } from 'node:fs'; import { readJson } from 'fs-extra'; import yaml from 'js-yaml'; export const a = async (path: string) => (await readJson(path)) as Order; export const b = (path: string) => yaml.load(readFileSync(path, 'utf8')) as Order;",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'the content of this file', type: 'Order' }, line: 1, column: 168, endLine: 1, endColumn: 199, suggestions: [{ messageId: 'useUnknown', output: "import { readFile, readFileSync, writeFile } from 'node:fs'; import { readJson } from 'fs-extra'; import yaml from 'js-yaml'; export const a = async (path: string) => (await readJson(path)) as unknown; export const b = (path: string) => yaml.load(readFileSync(path, 'utf8')) as Order;" }] },
        { messageId: 'unvalidatedCast', data: { source: 'the content of this file', type: 'Order' }, line: 1, column: 236, endLine: 1, endColumn: 282, suggestions: [{ messageId: 'useUnknown', output: "import { readFile, readFileSync, writeFile } from 'node:fs'; import { readJson } from 'fs-extra'; import yaml from 'js-yaml'; export const a = async (path: string) => (await readJson(path)) as Order; export const b = (path: string) => yaml.load(readFileSync(path, 'utf8')) as unknown;" }] },
      ],
    },
    {
      name: 'the package.json of something else',
      code: "import { readFile, readFileSync, writeFile } from 'node:fs'; export const f = (dir: string) => JSON.parse(readFileSync(`${dir}/package.json`, 'utf8')) as Manifest;",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'the content of this file', type: 'Manifest' }, line: 1, column: 96, endLine: 1, endColumn: 163, suggestions: [{ messageId: 'useUnknown', output: "import { readFile, readFileSync, writeFile } from 'node:fs'; export const f = (dir: string) => JSON.parse(readFileSync(`${dir}/package.json`, 'utf8')) as unknown;" }] },
      ],
    },
    {
      name: 'what is written under another key',
      code: "localStorage.setItem('b', '1'); export const a = JSON.parse(localStorage.getItem('a')!) as A;",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the browser stored', type: 'A' }, line: 1, column: 50, endLine: 1, endColumn: 93, suggestions: [{ messageId: 'useUnknown', output: "localStorage.setItem('b', '1'); export const a = JSON.parse(localStorage.getItem('a')!) as unknown;" }] },
      ],
    },
    {
      name: 'a validator of something else',
      code: 'export async function f(res: Response, other: any) { assertOrder(other); return (await res.json()) as Order; }',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Order' }, line: 1, column: 81, endLine: 1, endColumn: 108, suggestions: [{ messageId: 'useUnknown', output: 'export async function f(res: Response, other: any) { assertOrder(other); return (await res.json()) as unknown; }' }] },
      ],
    },
    {
      name: 'a predicate that looks at nothing',
      code: 'export function isOrder(a: unknown): a is Order { return true; } export const isA = (a: unknown): a is A => true;',
      errors: [
        { messageId: 'emptyGuard', line: 1, column: 8, endLine: 1, endColumn: 24 },
        { messageId: 'emptyGuard', line: 1, column: 85, endLine: 1, endColumn: 86 },
      ],
    },
    {
      name: 'an assertion that looks at nothing',
      code: 'export function assertOrder(a: unknown): asserts a is Order {} class A { is(a: unknown): a is Order { return true; } }',
      errors: [
        { messageId: 'emptyGuard', line: 1, column: 8, endLine: 1, endColumn: 28 },
        { messageId: 'emptyGuard', line: 1, column: 74, endLine: 1, endColumn: 76 },
      ],
    },
    {
      name: 'in strict, text of unknown origin',
      code: 'export const f = (text: string) => JSON.parse(text) as Order; export const g = (): Order => JSON.parse(read());',
      options: STRICT,
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what this text says', type: 'Order' }, line: 1, column: 36, endLine: 1, endColumn: 61, suggestions: [{ messageId: 'useUnknown', output: 'export const f = (text: string) => JSON.parse(text) as unknown; export const g = (): Order => JSON.parse(read());' }] },
        { messageId: 'unvalidatedCast', data: { source: 'what this text says', type: 'Order' }, line: 1, column: 93, endLine: 1, endColumn: 111 },
      ],
    },
    {
      name: 'in strict, the environment',
      code: "export const env = process.env as unknown as Env; export const mode = process.env.MODE as 'a' | 'b';",
      options: STRICT,
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'the environment', type: 'Env' }, line: 1, column: 20, endLine: 1, endColumn: 49, suggestions: [{ messageId: 'useUnknown', output: "export const env = process.env as unknown; export const mode = process.env.MODE as 'a' | 'b';" }] },
        { messageId: 'unvalidatedCast', data: { source: 'the environment', type: "'a' | 'b'" }, line: 1, column: 71, endLine: 1, endColumn: 100, suggestions: [{ messageId: 'useUnknown', output: 'export const env = process.env as unknown as Env; export const mode = process.env.MODE as unknown;' }] },
      ],
    },
    {
      name: 'in strict, one value of a query as a string',
      code: 'export const f = (req: any) => req.query.page as string;',
      options: STRICT,
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this value of the query', type: 'string' }, line: 1, column: 32, endLine: 1, endColumn: 56, suggestions: [{ messageId: 'useUnknown', output: 'export const f = (req: any) => req.query.page as unknown;' }] },
      ],
    },
  ],
});
