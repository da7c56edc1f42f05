import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { UsageError } from '../../errors.ts';
import { getFileStats } from '../file-stats.ts';
import { getKeyWords } from './key-globs.ts';

/** How deep a schema is followed, which may refer to itself. */
const MAX_DEPTH = 8;

// eslint-disable-next-line adr/no-module-state -- a cache keyed by the content of the schema
const requiredBySchema = new Map<string, { readonly version: number; readonly keys: ReadonlySet<string> }>();

/**
 * The key paths, in words, that a JSON Schema requires at every level: `db_host` for a required `db` with a required `host`.
 * Follows local `$ref`s and `allOf`.
 *
 * @throws {UsageError} when the file is missing or no JSON.
 */
export function getRequiredKeys(path: string, cwd: string): ReadonlySet<string> {
  const file = resolve(cwd, path);
  const version = getFileStats(file)?.mtimeMs;
  if (version === undefined) throw new UsageError(`no-soft-fail-config: the option "schema" names "${path}", but there is no such file below ${cwd}.`);
  const known = requiredBySchema.get(file);
  if (known?.version === version) return known.keys;
  const schema = parseSchema(file, path);
  const keys = new Set<string>();
  collectRequired(schema, schema, [], keys);
  requiredBySchema.set(file, { version, keys });
  return keys;
}

function parseSchema(file: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`no-soft-fail-config: the option "schema" names "${path}", which is no JSON: ${(error as Error).message.split('\n')[0]}`);
  }
}

function collectRequired(node: unknown, root: unknown, path: readonly string[], keys: Set<string>): void {
  const schema = dereference(node, root);
  if (!isRecord(schema) || path.length > MAX_DEPTH) return;
  const { allOf, properties, required } = schema;
  if (Array.isArray(allOf)) for (const part of allOf) collectRequired(part, root, path, keys);
  if (!Array.isArray(required)) return;
  for (const key of required) {
    if (typeof key !== 'string') continue;
    const own = [...path, key];
    keys.add(getKeyWords(own));
    if (isRecord(properties)) collectRequired(properties[key], root, own, keys);
  }
}

function dereference(node: unknown, root: unknown): unknown {
  let schema = node;
  for (let hop = 0; hop < MAX_DEPTH && isRecord(schema) && typeof schema['$ref'] === 'string'; hop++) schema = getByPointer(schema['$ref'], root);
  return schema;
}

function getByPointer(reference: string, root: unknown): unknown {
  if (!reference.startsWith('#')) return undefined;
  const keys = reference.slice(1).split('/').slice(1).map(key => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce((node, key) => (isRecord(node) && Object.hasOwn(node, key) ? node[key] : undefined), root);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
