import { describe, expect, it } from 'vitest';

import { getExportedHandlers, getRegisteredHandler, isControllerRoute, mayRegisterRoutes } from '../../src/analysis/route-handlers.ts';
import { find, findAll, parse } from '../support/parse.ts';

/** The first lines of the functions that the calls of the code register. */
const registered = (code: string): string[] => {
  const file = parse(code);
  const handlers = findAll(file, 'CallExpression').map(call => getRegisteredHandler(call, file));
  return handlers.filter(handler => handler !== null).map(handler => file.sourceCode.getText(handler).split('{')[0]!.trim());
};

describe('getRegisteredHandler', () => {
  it.each([
    ["app.get('/a', function a() {})", ['function a()']],
    ["app.get('/a', auth, function a() {})", ['function a()']],
    ["app.get('/a', a); function a() {}", ['function a()']],
    ["app.get('/a', wrap(function a() {}))", ['function a()']],
    ["const b = wrap(function a() {}); app.get('/a', b)", ['function a()']],
    ["app.get('/a', ...make(function a() {}))", ['function a()']],
    ["router.route('/a').get(function a() {}).post(function b() {})", ['function b()', 'function a()']],
    ["fastify.route({ url: '/a', handler: function a() {} })", ['function a()']],
    ["fastify.get('/a', { handler: function a() {} })", ['function a()']],
    ["import h from 'hono'; const x = new h.Hono(); x.get('/a', function a() {})", ['function a()']],
    ["import express from 'express'; export const f = (x: express.Router) => x.get('/a', function a() {})", ['function a()']],
    ["const server = await start(); server.head('/a', function a() {})", ['function a()']],
  ])('finds the handler of %s', (code, expected) => {
    expect(registered(code)).toEqual(expected);
  });

  it.each([
    "app.use('/a', function () {})",
    "app.get('a', function () {})",
    "app.get(function () {})",
    "app.get('/a')",
    "app.get('/a', imported)",
    "cache.get('/a', function () {})",
    "api.get('/a', function () {})",
    "app.get('/a', (req, res, next) => next())",
    "app.route('/a', function () {})",
    "import axios from 'axios'; const api = axios.create(); api.get('/a', function () {})",
    "import { router } from '@inertiajs/react'; router.get('/a', function () {})",
  ])('finds none in %s', code => {
    expect(registered(code)).toEqual([]);
  });
});

describe('getExportedHandlers', () => {
  const exported = (code: string, filename: string): number => {
    const file = parse(code, { filename });
    const nodes = [...findAll(file, 'ExportNamedDeclaration'), ...findAll(file, 'ExportDefaultDeclaration')];
    return nodes.flatMap(node => getExportedHandlers(node, file)).length;
  };

  it('knows the files of Next.js', () => {
    const code = 'export function GET() {} export const POST = () => {}, other = () => {}; function a() {} export { a as PUT }; export default a; export * as DELETE from "x";';
    expect(['/x/app/a/route.ts', '/x/pages/api/a.ts', '/x/pages/a.ts', '/x/app/a/page.tsx'].map(filename => exported(code, filename))).toEqual([3, 4, 0, 0]);
  });
});

describe('isControllerRoute', () => {
  it('asks for both decorators', () => {
    const file = parse('@Controller() class A { @Get() a() {} @Cron() b() {} c() {} } class B { @Get() d() {} } @JsonController("/x") class C { @Post("/") e() {} }');
    const names = findAll(file, 'MethodDefinition').filter(isControllerRoute);
    expect(names.map(({ key }) => file.sourceCode.getText(key))).toEqual(['a', 'e']);
  });

  it('does without decorators', () => {
    const file = parse('class A { a() {} }', { languageOptions: { parser: undefined } });
    expect(isControllerRoute(find(file, 'MethodDefinition'))).toBe(false);
  });
});

describe('mayRegisterRoutes', () => {
  it('asks for a call of a verb', () => {
    expect(["app.get('/')", 'app\n  .post<T>(a)', 'app.use(a)', 'get(a)'].map(mayRegisterRoutes)).toEqual([true, true, false, false]);
  });
});
