import * as espree from 'espree';
import { describe, expect, it } from 'vitest';

import { getDeprecations } from '../../src/analysis/deprecations.ts';
import { parse } from '../support/parse.ts';

const names = (code: string) => getDeprecations(parse(code)).map(({ name, node }) => `${node.type} ${String(name)}`);
const D = '/** @deprecated Use b. */';

describe('getDeprecations', () => {
  it.each<[string, string[]]>([
    [`${D} export function a() {}`, ['FunctionDeclaration a']],
    [`${D} function a() {} export { a as c };`, ['FunctionDeclaration a']],
    [`${D} export default function () {}`, ['FunctionDeclaration null']],
    [`${D} export default () => 1;`, ['ArrowFunctionExpression null']],
    [`${D} export const a = () => 1, b = function () {}, c = 5;`, ['ArrowFunctionExpression a', 'FunctionExpression b']],
    [`${D} export const a = util.deprecate(f, 'x');`, ['CallExpression a']],
    [`${D} export class A {}`, ['ClassDeclaration A']],
    [`${D} @sealed export class A {}`, ['ClassDeclaration A']],
    [`@sealed ${D} export class A {}`, ['ClassDeclaration A']],
    [`export class A { ${D} post() {} ${D} static get x() { return 1; } ${D} y = () => 1; ${D} constructor() {} }`, ['FunctionExpression A.post', 'FunctionExpression A.x', 'ArrowFunctionExpression A.y', 'FunctionExpression A']],
    [`export class A { @log ${D} async post() {} ${D} @log get() {} ${D} protected put() {} }`, ['FunctionExpression A.post', 'FunctionExpression A.get', 'FunctionExpression A.put']],
    [`export const client = { ${D} post() {}, ${D} get: () => 1, ${D} timeout: 5 };`, ['FunctionExpression client.post', 'ArrowFunctionExpression client.get']],
    [`${D} exports.a = function () {};`, ['FunctionExpression a']],
    [`${D} module.exports = class A {};`, ['ClassExpression A']],
    [`module.exports = { ${D} a() {} };`, ['FunctionExpression a']],
    [`${D} function a() {} module.exports = { a };`, ['FunctionDeclaration a']],
    [`export namespace N { ${D} export function a() {} }`, ['FunctionDeclaration a']],
    [`/** Adds. */ ${D} export function a() {}`, ['FunctionDeclaration a']],
    [`${D} // eslint-disable-next-line\n export function a() {}`, ['FunctionDeclaration a']],
  ])('finds in `%s` %j', (code, expected) => expect(names(code)).toEqual(expected));

  it.each([
    `${D} function a() {}`,
    `class A { ${D} post() {} }`,
    `export class A { ${D} private post() {} ${D} #get() {} ${D} x = 1; ${D} y; ${D} declare z: () => void; }`,
    `export abstract class A { ${D} abstract post(): void; }`,
    `${D} export declare function a(): void; ${D} export declare class B {} ${D} export declare const c: () => void;`,
    `${D} export function a(b: string): void; export function a(b: any) {}`,
    `export class A { ${D} post(a: string): void; post(a: any) {} }`,
    `${D} export type A = () => void; ${D} export interface B { ${D} post(): void }`,
    `${D} export { a } from './b.js'; ${D} export * from './c.js'; ${D} export const d = e; export { ${D} f };`,
    `${D} export enum A { B }`,
    `${D} /** The new one. */ export function a() {}`,
    `// @deprecated Use b.\nexport function a() {}`,
    `/* @deprecated Use b. */ export function a() {}`,
    `/**\n * @deprecated Use b.\n * @internal\n */ export function a() {}`,
    `export function a({ ${D} b }) {} export const { ${D} c } = d;`,
    '/** @deprecated */',
    `export function a() { ${D} function b() {} }`,
  ])('finds nothing in `%s`', code => expect(names(code)).toEqual([]));

  it('works with other parsers', () => {
    const file = parse(`${D} export function a() {}`, { languageOptions: { parser: espree } });
    expect(getDeprecations(file)).toHaveLength(1);
  });
});
