import rule from '../../src/rules/no-unvalidated-cast.ts';
import { RuleTester, withTypes } from '../support/rule-tester.ts';

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
    { name: 'a const that was typed at the call', code: 'export const f = async (res: any): Promise<Item[]> => { const a = use(await res.json()); return a.items; }' },
    { name: 'a type of this file that promises nothing', code: 'interface Failure { error?: unknown } type Rows = unknown[]; export const f = async (res: Response) => [(await res.json()) as Failure, (await res.json()) as Rows];' },
    { name: 'parameters of a route, by a type of this file', code: 'type Params = { id: string }; interface More { id?: string } export const f = (req: any) => [req.params as Params, req.params as More];', options: STRICT },
    { name: 'a parameter of a route out of a pattern', code: 'export const f = (req: any) => { const { id } = req.params; return id as string; };', options: STRICT },
    { name: 'in recommended, one value of a query out of a pattern', code: 'export const f = (req: any) => { const { page } = req.query; return page as string; };' },
    { name: 'a list that is looked at', code: "export async function f(res: Response) { const order: Order = await res.json(); if (!Array.isArray(order.items)) throw new Error('No items'); return order; }" },
    { name: 'a part that is looked at', code: "export async function f(res: Response) { const { error } = (await res.json()) as { error: string }; return typeof error === 'string' ? error : 'unknown'; }" },
    { name: 'a route whose middleware validates', code: "app.post('/orders', validateBody(schema), (req, res) => save(req.body as Order)); app.post('/users', celebrate(rules), req => save(req.body as User));", options: STRICT },
    { name: 'a route with a schema', code: "app.post('/orders', { schema: { body: orderSchema } }, async req => save(req.body as Order));", options: STRICT },
    { name: 'what the module wrote, in other quotes or as a member', code: `export const load = () => [JSON.parse(localStorage.getItem('a')!) as A, localStorage.b as B]; export const save = (a: A, b: B) => { localStorage.setItem("a", JSON.stringify(a)); localStorage.b = b; };` },
    { name: 'what the module wrote into the same path behind a const', code: `import { readFileSync, writeFileSync } from 'node:fs'; export function load() { const file = join(dir, 'a.json'); return JSON.parse(readFileSync(file, 'utf8')) as A; } export const save = (a: A) => writeFileSync(join(dir, "a.json"), JSON.stringify(a));` },
    { name: 'the model of a request, by a type of a package', code: "import type { Draft } from '@shop/data'; export const f = (request: Draft) => request.body as Order;" },
    { name: 'a request that is a member of something else', code: 'export const f = (tab: Tab) => tab.request.body as Order;' },
    { name: 'a request of a protocol whose handler checks', code: 'server.setRequestHandler(Schema, async request => request.params as { amount: number });' },
    { name: 'the rows of a database', code: 'export const f = async (db: any) => { const rows = await db.query(SQL); return rows.json<{ name: string }>(); };' },
    { name: 'a local storage of another kind', code: 'const localStorage = open(); export const a = localStorage.theme as Theme;' },
    { name: 'a stored member as a string', code: 'export const a = localStorage.theme as string | undefined;', options: STRICT },
    { name: 'a message out of a pattern as text', code: 'self.onmessage = ({ data }) => log(data as string);' },
    { name: 'a pattern that listens to nothing', code: 'export const f = ({ data }, [body]) => [data as Order, body as Order];', options: STRICT },
    { name: 'a field of unknown', code: "import { readFileSync } from 'node:fs'; export class A { a: unknown = JSON.parse(readFileSync(path, 'utf8')); b: B; c: C = build(); }", options: STRICT },
    { name: 'names that lead back to themselves', code: 'const a: A = a; const { b } = b; export const c = [b as B, b.c as C];', options: STRICT },
    { name: 'a part of a message, of which the tag was looked at', code: "worker.onmessage = event => { if (event.data.type === 'done') resolve(event.data.result as Result); };", options: STRICT },
    { name: 'a type of optional texts and numbers', code: 'export const f = async (res: Response) => (await res.json()) as { error?: string; used?: number | null; more?: { a?: boolean }; errors?: Array<{ code?: number }>; list?: { text?: string }[] };', options: STRICT },
    { name: 'a value that is looked up in a list', code: "export const f = (req: any) => { const sort = req.query.sort as Sort; if (!SORTS.includes(sort)) throw new Error('No such order'); return sort; };", options: STRICT },
    { name: 'a value whose parts are asserted', code: "export async function f(res: Response) { const order = (await res.json()) as Order; assert.equal(order.id, 'a'); return order; }", options: STRICT },
    { name: 'an assertion that subclasses make', code: 'export abstract class Type { validate(value: unknown): asserts value is Accepted {} }', options: STRICT },
    { name: 'what a binding answers that the program made itself', code: "export const f = async (env: Env) => { const res = await env.LOOPBACK.fetch('http://localhost/registry'); return (await res.json()) as Registry; };", options: STRICT },
    { name: 'what an application in the same process answers', code: "const app = create(); const ask = () => new Request('a'); export const f = async () => { const one = await app.fetch(new Request('https://a.example/b')); const two = await app.fetch(ask()); return [(await one.json()) as Order, (await two.json()) as Order]; };", options: STRICT },
    { name: 'text that the file makes', code: 'export const list = (items: Item[]) => items.map(item => ({ id: JSON.stringify(item) })); export const pick = (entry: Entry) => JSON.parse(entry.id) as Item;', options: STRICT },
    { name: 'what the module wrote under the same file name, or where its function says', code: "import fs from 'node:fs'; import path from 'node:path'; const at = (dir: string) => dir + '/b'; export const write = (dir: string, a: A) => { fs.writeFileSync(path.join(dir, FILE_NAME), a); fs.writeFileSync(at(dir), a); }; export const read = (root: string) => [JSON.parse(fs.readFileSync(path.join(root, 'a', FILE_NAME), 'utf8')) as A, JSON.parse(fs.readFileSync(at(root), 'utf8')) as A];" },
    { name: 'the own package.json behind names of places', code: "import { readFileSync } from 'node:fs'; import path from 'node:path'; import { fileURLToPath } from 'node:url'; const HERE = path.dirname(fileURLToPath(import.meta.url)); const ROOT = path.resolve(HERE, '..'); export const a = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;" },
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
    {
      name: 'a part of an answer',
      code: 'export const f = async (res: Response) => (await res.json()).items as Item[];',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Item[]' }, line: 1, column: 43, endLine: 1, endColumn: 77, suggestions: [{ messageId: 'useUnknown', output: 'export const f = async (res: Response) => (await res.json()).items as unknown;' }] },
      ],
    },
    {
      name: 'a part of an answer behind a const',
      code: 'export async function f(res: Response) { const data = await res.json(); return data.order.items as Item[]; }',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Item[]' }, line: 1, column: 80, endLine: 1, endColumn: 106, suggestions: [{ messageId: 'useUnknown', output: 'export async function f(res: Response) { const data = await res.json(); return data.order.items as unknown; }' }] },
      ],
    },
    {
      name: 'a part out of a pattern',
      code: 'export async function f(res: Response): Promise<Item[]> { const { items } = await res.json(); return items; }',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Item[]' }, line: 1, column: 102, endLine: 1, endColumn: 107 },
      ],
    },
    {
      name: 'once where the whole has a type',
      code: 'export async function f(res: Response): Promise<Item[]> { const data = (await res.json()) as Data; return data.items; }',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Data' }, line: 1, column: 72, endLine: 1, endColumn: 98, suggestions: [{ messageId: 'useUnknown', output: 'export async function f(res: Response): Promise<Item[]> { const data = (await res.json()) as unknown; return data.items; }' }] },
      ],
    },
    {
      name: 'once where the call has a type',
      code: 'export async function f(res: any): Promise<Order> { const data = await res.json<Order>(); return data; }',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Order' }, line: 1, column: 72, endLine: 1, endColumn: 89, suggestions: [{ messageId: 'useUnknown', output: 'export async function f(res: any): Promise<Order> { const data = await res.json<unknown>(); return data; }' }] },
      ],
    },
    {
      name: 'an answer in a chain of promises',
      code: "export async function f() { const order: Order = await fetch('/a').then(res => res.json()); return order; }",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Order' }, line: 1, column: 35, endLine: 1, endColumn: 40, suggestions: [{ messageId: 'useUnknown', output: "export async function f() { const order: unknown = await fetch('/a').then(res => res.json()); return order; }" }] },
      ],
    },
    {
      name: 'once in a chain of promises',
      code: "export async function f() { const order: Order = await fetch('/a').then(res => res.json() as Promise<Order>); return order; }",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Promise<Order>' }, line: 1, column: 80, endLine: 1, endColumn: 108, suggestions: [{ messageId: 'useUnknown', output: "export async function f() { const order: Order = await fetch('/a').then(res => res.json() as unknown); return order; }" }] },
      ],
    },
    {
      name: 'a body out of a pattern',
      code: 'export function f(req: any) { const { body } = req; return body as Order; }',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'Order' }, line: 1, column: 60, endLine: 1, endColumn: 73, suggestions: [{ messageId: 'useUnknown', output: 'export function f(req: any) { const { body } = req; return body as unknown; }' }] },
      ],
    },
    {
      name: 'a whole query as strings, which may be lists',
      code: 'export const f = (req: any) => req.query as Record<string, string>;',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'Record<string, string>' }, line: 1, column: 32, endLine: 1, endColumn: 67, suggestions: [{ messageId: 'useUnknown', output: 'export const f = (req: any) => req.query as unknown;' }] },
      ],
    },
    {
      name: 'a list of a query',
      code: 'export const f = (req: any) => req.query.ids as string[];',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'string[]' }, line: 1, column: 32, endLine: 1, endColumn: 57, suggestions: [{ messageId: 'useUnknown', output: 'export const f = (req: any) => req.query.ids as unknown;' }] },
      ],
    },
    {
      name: 'the query of a context',
      code: "export const f = (c: any) => c.req.query('sort') as Sort;",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'Sort' }, line: 1, column: 30, endLine: 1, endColumn: 57, suggestions: [{ messageId: 'useUnknown', output: "export const f = (c: any) => c.req.query('sort') as unknown;" }] },
      ],
    },
    {
      name: 'a request by the type of a framework',
      code: "import type { Request } from 'express'; export const f = (request: Request) => request.body as Order;",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'Order' }, line: 1, column: 80, endLine: 1, endColumn: 101, suggestions: [{ messageId: 'useUnknown', output: "import type { Request } from 'express'; export const f = (request: Request) => request.body as unknown;" }] },
      ],
    },
    {
      name: 'a route whose middleware looks at who asks',
      code: "app.post('/orders', authenticate(), { prefix: 'a' }, (req: any) => save(req.body as Order));",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the client sent', type: 'Order' }, line: 1, column: 73, endLine: 1, endColumn: 90, suggestions: [{ messageId: 'useUnknown', output: "app.post('/orders', authenticate(), { prefix: 'a' }, (req: any) => save(req.body as unknown));" }] },
      ],
    },
    {
      name: 'a message out of a pattern',
      code: 'self.onmessage = ({ data }) => run(data as Job); export const f = (event: MessageEvent) => { const { data } = event; run(data as Job); };',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: "the message's data", type: 'Job' }, line: 1, column: 36, endLine: 1, endColumn: 47, suggestions: [{ messageId: 'useUnknown', output: 'self.onmessage = ({ data }) => run(data as unknown); export const f = (event: MessageEvent) => { const { data } = event; run(data as Job); };' }] },
        { messageId: 'unvalidatedCast', data: { source: "the message's data", type: 'Job' }, line: 1, column: 122, endLine: 1, endColumn: 133, suggestions: [{ messageId: 'useUnknown', output: 'self.onmessage = ({ data }) => run(data as Job); export const f = (event: MessageEvent) => { const { data } = event; run(data as unknown); };' }] },
      ],
    },
    {
      name: 'a member of the storage',
      code: 'export const f = () => [localStorage.theme as Theme, JSON.parse(sessionStorage.cart) as Cart];',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what the browser stored', type: 'Theme' }, line: 1, column: 25, endLine: 1, endColumn: 52, suggestions: [{ messageId: 'useUnknown', output: 'export const f = () => [localStorage.theme as unknown, JSON.parse(sessionStorage.cart) as Cart];' }] },
        { messageId: 'unvalidatedCast', data: { source: 'what the browser stored', type: 'Cart' }, line: 1, column: 54, endLine: 1, endColumn: 93, suggestions: [{ messageId: 'useUnknown', output: 'export const f = () => [localStorage.theme as Theme, JSON.parse(sessionStorage.cart) as unknown];' }] },
      ],
    },
    {
      name: 'a field',
      code: "import { readFileSync } from 'node:fs'; export class A { private readonly config: Config = JSON.parse(readFileSync(path, 'utf8')); }",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'the content of this file', type: 'Config' }, line: 1, column: 75, endLine: 1, endColumn: 81 },
      ],
    },
    {
      name: 'a type of this file that promises',
      code: 'interface Failure { error?: string } export const f = async (res: Response) => (await res.json()) as Failure;',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Failure' }, line: 1, column: 80, endLine: 1, endColumn: 109, suggestions: [{ messageId: 'useUnknown', output: 'interface Failure { error?: string } export const f = async (res: Response) => (await res.json()) as unknown;' }] },
      ],
    },
    {
      name: 'a function that is only called safely',
      code: 'export async function f(res: Response) { const order = (await res.json()) as Order; log(safeStringify(order)); return order; }',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Order' }, line: 1, column: 56, endLine: 1, endColumn: 83, suggestions: [{ messageId: 'useUnknown', output: 'export async function f(res: Response) { const order = (await res.json()) as unknown; log(safeStringify(order)); return order; }' }] },
      ],
    },
    {
      name: 'in strict, a number that is read from a query',
      code: 'export const f = (req: any) => parseInt(req.query.page as string, 10);',
      options: STRICT,
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this value of the query', type: 'string' }, line: 1, column: 41, endLine: 1, endColumn: 65, suggestions: [{ messageId: 'useUnknown', output: 'export const f = (req: any) => parseInt(req.query.page as unknown, 10);' }] },
      ],
    },
    {
      name: 'in strict, text that is put together',
      code: "export const f = (a: string, b: boolean) => [JSON.parse('[' + a + ']') as A, JSON.parse(b ? a : '{}') as B];",
      options: STRICT,
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'what this text says', type: 'A' }, line: 1, column: 46, endLine: 1, endColumn: 76, suggestions: [{ messageId: 'useUnknown', output: "export const f = (a: string, b: boolean) => [JSON.parse('[' + a + ']') as unknown, JSON.parse(b ? a : '{}') as B];" }] },
        { messageId: 'unvalidatedCast', data: { source: 'what this text says', type: 'B' }, line: 1, column: 78, endLine: 1, endColumn: 107, suggestions: [{ messageId: 'useUnknown', output: "export const f = (a: string, b: boolean) => [JSON.parse('[' + a + ']') as A, JSON.parse(b ? a : '{}') as unknown];" }] },
      ],
    },
    {
      name: 'a type that promises one member',
      code: 'export const f = async (res: Response) => (await res.json()) as { error?: string; id: string };',
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: '{ error?: string; id: string }' }, line: 1, column: 43, endLine: 1, endColumn: 95, suggestions: [{ messageId: 'useUnknown', output: 'export const f = async (res: Response) => (await res.json()) as unknown;' }] },
      ],
    },
    {
      name: 'an assertion of a class that is not abstract',
      code: 'export class Type { validate(value: unknown): asserts value is Accepted {} }',
      errors: [
        { messageId: 'emptyGuard', line: 1, column: 21, endLine: 1, endColumn: 29 },
      ],
    },
    {
      name: 'a package.json that the user names',
      code: "import { readFileSync } from 'node:fs'; import path from 'node:path'; const DIR = process.argv[2]!; export const a = JSON.parse(readFileSync(path.join(DIR, 'package.json'), 'utf8')) as Manifest;",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'the content of this file', type: 'Manifest' }, line: 1, column: 118, endLine: 1, endColumn: 194, suggestions: [{ messageId: 'useUnknown', output: "import { readFileSync } from 'node:fs'; import path from 'node:path'; const DIR = process.argv[2]!; export const a = JSON.parse(readFileSync(path.join(DIR, 'package.json'), 'utf8')) as unknown;" }] },
      ],
    },
    {
      name: 'what another file name was written under',
      code: "import fs from 'node:fs'; import path from 'node:path'; export const write = (dir: string, a: A) => fs.writeFileSync(path.join(dir, 'a.json'), a); export const read = (dir: string) => JSON.parse(fs.readFileSync(path.join(dir, 'b.json'), 'utf8')) as A;",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'the content of this file', type: 'A' }, line: 1, column: 185, endLine: 1, endColumn: 251, suggestions: [{ messageId: 'useUnknown', output: "import fs from 'node:fs'; import path from 'node:path'; export const write = (dir: string, a: A) => fs.writeFileSync(path.join(dir, 'a.json'), a); export const read = (dir: string) => JSON.parse(fs.readFileSync(path.join(dir, 'b.json'), 'utf8')) as unknown;" }] },
      ],
    },
    {
      name: 'a service on this machine',
      code: "export const f = async (client: any) => { const res = await client.fetch('http://localhost:8080/orders'); return (await res.json()) as Order; };",
      errors: [
        { messageId: 'unvalidatedCast', data: { source: 'this answer', type: 'Order' }, line: 1, column: 114, endLine: 1, endColumn: 141, suggestions: [{ messageId: 'useUnknown', output: "export const f = async (client: any) => { const res = await client.fetch('http://localhost:8080/orders'); return (await res.json()) as unknown; };" }] },
      ],
    },
  ],
});

/** Not by themselves worth a report: types that the sources below are taken for. */
const TYPES = 'interface Order { id: number; total: number } ';
const OWN_CLASS = `${TYPES}class Doc { json(): unknown { return { id: 1 }; } } declare const doc: Doc; export const order = doc.json() as Order;`;
const TYPED_CLIENT = `${TYPES}interface OrderAnswer { json(): Promise<Order> } export async function f(res: OrderAnswer): Promise<Order> { return res.json(); }`;
const WIDENED = `${TYPES}interface OrderAnswer { json(): Promise<Order> } export async function f(res: OrderAnswer) { const order: Order | undefined = await res.json(); return order; }`;
const NARROWED = `${TYPES}declare function known(a: unknown): a is Order; export async function f(res: Response) { const data: unknown = await res.json(); return known(data) ? (data as Order) : null; }`;
const TYPED_MESSAGE = `${TYPES}export const f = (event: MessageEvent<Order>) => event.data as Order;`;
const TYPED_REQUEST = `${TYPES}interface Request { body: Order } export const f = (req: Request) => { const order: Order = req.body; return order; };`;
const TYPED_ENVIRONMENT = "declare global { namespace NodeJS { interface ProcessEnv { STAGE: 'dev' | 'prod' } } } export const stage = process.env.STAGE as 'dev' | 'prod';";

const READ_JSON = `import { readFileSync } from 'node:fs'; ${TYPES}const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8')); `;
const CAST_OF_WRAPPER = `${READ_JSON}export const orders = readJson('orders.json') as Order[];`;
const GET = `${TYPES}async function get(path: string): Promise<any> { const res = await fetch(path); return res.json(); } `;
const RETURN_OF_WRAPPER = `${GET}export async function f(): Promise<Order> { return get('/orders/1'); }`;
const PART_OF_WRAPPER = `${GET}export const f = async () => (await get('/orders')).items as Order[];`;
const METHODS = `${TYPES}class Api { async raw(): Promise<unknown> { return (await fetch('/orders')).json(); } load() { return this.raw(); } } export const f = async (api: Api) => (await api.load()) as Order;`;
const PARSE = `${TYPES}const parse = (text: string): unknown => JSON.parse(text); export const f = (text: string) => parse(text) as Order;`;

new RuleTester().run(`${rule.name} (what types would tell)`, rule, {
  valid: [
    { name: 'what a function of the file reads, without types', code: CAST_OF_WRAPPER, options: STRICT },
    { name: 'what an asynchronous function of the file fetches, without types', code: RETURN_OF_WRAPPER, options: STRICT },
    { name: 'what a method fetches, without types', code: METHODS, options: STRICT },
  ],
  invalid: [
    { name: 'an own class with a method `json`, without types', code: OWN_CLASS, errors: [at(OWN_CLASS, 'doc.json() as Order', 'this answer', 'doc.json() as unknown')] },
    { name: 'what a typed client answers, without types', code: TYPED_CLIENT, errors: [at(TYPED_CLIENT, 'res.json()', 'this answer')] },
    { name: 'a wider type than the client’s, without types', code: WIDENED, errors: [named(WIDENED, 'order', ': Order | undefined', 'this answer')] },
    { name: 'what a predicate by another name left, without types', code: NARROWED, errors: [at(NARROWED, 'data as Order', 'this answer', 'data as unknown')] },
    { name: 'a typed message, without types', code: TYPED_MESSAGE, errors: [at(TYPED_MESSAGE, 'event.data as Order', "the message's data", 'event.data as unknown')] },
    { name: 'a typed request, without types', code: TYPED_REQUEST, errors: [named(TYPED_REQUEST, 'order', ': Order', 'what the client sent')] },
    {
      name: 'a declared environment, without types',
      code: TYPED_ENVIRONMENT,
      options: STRICT,
      errors: [at(TYPED_ENVIRONMENT, "process.env.STAGE as 'dev' | 'prod'", 'the environment', 'process.env.STAGE as unknown', "'dev' | 'prod'")],
    },
  ],
});

const FETCHED = `${TYPES}export async function f(res: Response): Promise<Order> { return res.json(); }`;
const ASKED_FOR = `${TYPES}interface Answer { json<T>(): Promise<T> } export async function f(res: Answer): Promise<Order> { return res.json(); }`;
const HOLDS_ANY = `${TYPES}interface Answer { json(): Promise<{ items: any }> } export async function f(res: Answer) { return (await res.json()) as { items: Order[] }; }`;
const NARROWER = `${TYPES}interface Answer { json(): Promise<Order | { error: string }> } export async function f(res: Answer) { return (await res.json()) as Order; }`;
const UNRESOLVED = "import type { Theme } from './missing.js'; export const theme = localStorage.getItem('theme') as Theme;";
const QUERY = "interface Request { query: Record<string, string | string[]> } export const f = (req: Request) => req.query as { page: string; size: string };";

new RuleTester(withTypes).run(`${rule.name} (typed)`, rule, {
  valid: [
    ...[
      ['an own class with a method `json`', OWN_CLASS],
      ['what a typed client answers', TYPED_CLIENT],
      ['a wider type than the client’s', WIDENED],
      ['what a predicate by another name left', NARROWED],
      ['a typed message', TYPED_MESSAGE],
      ['a typed request', TYPED_REQUEST],
      ['a declared environment', TYPED_ENVIRONMENT],
      ['an own class with a generic `json`', `${TYPES}class Doc { json<T>(): T { return this as never; } } declare const doc: Doc; export const order = doc.json<Order>();`],
      ['a typed part of an answer', `${TYPES}interface Answer { json(): Promise<{ order: Order }> } export const f = async (res: Answer) => (await res.json()).order as Order;`],
      ['a type of its own with any in it', 'interface Order { id: number; meta: any } interface Answer { json(): Promise<Order> } export const f = async (res: Answer) => (await res.json()) as Order;'],
      ['what a function makes of constant text', `${TYPES}const make = (): unknown => JSON.parse('{}'); export const order = make() as Order;`],
      ['what a function copies', `${TYPES}const copy = (order: Order): unknown => JSON.parse(JSON.stringify(order)); export const f = (order: Order) => copy(order) as Order;`],
      ['what a function checks before it returns it', `${TYPES}async function get() { const data: unknown = await (await fetch('/')).json(); check(data); return data; } declare function check(a: unknown): void; export const f = async () => (await get()) as Order;`],
      ['what a function parses with a schema', `${TYPES}declare const schema: { parse(a: unknown): any }; const get = (text: string) => schema.parse(JSON.parse(text)); export const f = (text: string) => get(text) as Order;`],
      ['what a function reads of the own package', `${READ_JSON}export const manifest = readJson('package.json') as Order;`],
      ['what a function reads and the file writes', `${READ_JSON}declare const store: { writeJson(path: string, a: unknown): void }; export const save = (a: Order) => store.writeJson('state.json', a); export const load = () => readJson('state.json') as Order;`],
      ['what a function of the file reads, taken as unknown', `${READ_JSON}export const orders = readJson('orders.json') as unknown;`],
      ['what a function of the file reads, and a validator gets', `${READ_JSON}export function load() { const order = readJson('orders.json') as Order; validateOrder(order); return order; } declare function validateOrder(a: unknown): void;`],
      ['functions that call each other', `${TYPES}function a(): unknown { return b(); } function b(): unknown { return a(); } export const order = a() as Order;`],
    ].map(([name, code]) => ({ name: `${name}, typed`, code: code!, options: STRICT })),
    { name: 'in recommended, what a function parses of an unknown text', code: PARSE },
  ],
  invalid: [
    { name: 'the platform’s answer, with its type', code: FETCHED, errors: [at(FETCHED, 'res.json()', 'this answer')] },
    { name: 'a type that the caller asks for', code: ASKED_FOR, errors: [at(ASKED_FOR, 'res.json()', 'this answer')] },
    { name: 'any in a typed answer', code: HOLDS_ANY, errors: [at(HOLDS_ANY, '(await res.json()) as { items: Order[] }', 'this answer', '(await res.json()) as unknown', '{ items: Order[] }')] },
    { name: 'a narrower type than the client’s', code: NARROWER, errors: [at(NARROWER, '(await res.json()) as Order', 'this answer', '(await res.json()) as unknown')] },
    { name: 'a type that is not found', code: UNRESOLVED, errors: [at(UNRESOLVED, "localStorage.getItem('theme') as Theme", 'what the browser stored', "localStorage.getItem('theme') as unknown", 'Theme')] },
    { name: 'a query that holds lists, too', code: QUERY, errors: [at(QUERY, 'req.query as { page: string; size: string }', 'what the client sent', 'req.query as unknown', '{ page: string; size: string }')] },
    { name: 'what a function of the file reads', code: CAST_OF_WRAPPER, errors: [at(CAST_OF_WRAPPER, "readJson('orders.json') as Order[]", 'the content of this file', "readJson('orders.json') as unknown", 'Order[]')] },
    { name: 'what an asynchronous function of the file fetches', code: RETURN_OF_WRAPPER, errors: [at(RETURN_OF_WRAPPER, "get('/orders/1')", 'this answer')] },
    { name: 'a part of what it fetches', code: PART_OF_WRAPPER, errors: [at(PART_OF_WRAPPER, "(await get('/orders')).items as Order[]", 'this answer', "(await get('/orders')).items as unknown", 'Order[]')] },
    { name: 'what a method hands on from another', code: METHODS, errors: [at(METHODS, '(await api.load()) as Order', 'this answer', '(await api.load()) as unknown')] },
    { name: 'what a function parses of an unknown text', code: PARSE, options: STRICT, errors: [at(PARSE, 'parse(text) as Order', 'what this text says', 'parse(text) as unknown')] },
  ],
});

/** A report on the last place where a text stands in one line of code. */
function at(code: string, text: string, source: string, unknown: string | null = null, type = 'Order') {
  const index = code.lastIndexOf(text);
  const suggestions = unknown === null ? null : [{ messageId: 'useUnknown' as const, output: code.slice(0, index) + unknown + code.slice(index + text.length) }];
  const place = { line: 1, column: index + 1, endLine: 1, endColumn: index + 1 + text.length };
  return { messageId: 'unvalidatedCast' as const, data: { source, type }, ...place, suggestions };
}

/** A report on the name of a variable with that annotation. */
function named(code: string, name: string, annotation: string, source: string) {
  const index = code.lastIndexOf(name + annotation);
  const end = index + name.length;
  const output = `${code.slice(0, end)}: unknown${code.slice(end + annotation.length)}`;
  const place = { line: 1, column: index + 1, endLine: 1, endColumn: end + 1 };
  return { messageId: 'unvalidatedCast' as const, data: { source, type: annotation.slice(2) }, ...place, suggestions: [{ messageId: 'useUnknown' as const, output }] };
}
