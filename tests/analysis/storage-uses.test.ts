import { describe, expect, it } from 'vitest';

import { findStorageUse } from '../../src/analysis/storage-uses.ts';
import { parse } from '../support/parse.ts';

const use = (code: string): string | null => {
  const file = parse(code);
  const found = findStorageUse(file.sourceCode.ast, file);
  return found && `${found.kind}: ${file.sourceCode.getText(found.node)}`;
};

describe('findStorageUse', () => {
  it.each([
    ["import fs from 'fs-extra'; fs.readJson('a')", 'file system: fs.readJson'],
    ["require('node:fs').promises.stat('a')", "file system: require('node:fs').promises.stat"],
    ["import { Pool } from 'pg'; const f = (p: Pool) => p.query('x')", 'database: p.query'],
    ["import { createPool } from 'mysql2/promise'; createPool({})", 'database: createPool'],
    ["import postgres from 'postgres'; export const f = (sql = postgres()) => sql`a`", 'database: postgres'],
    ["import { db } from './db'; const { users } = db; users.list()", 'database: users.list'],
    ["import * as db from '../db'; db.run('x')", 'database: db.run'],
    ["import mongoose from 'mongoose'; mongoose.connection.dropDatabase()", 'database: mongoose.connection.dropDatabase'],
    ["import { DatabaseService } from '#database'; class A { constructor(private d: DatabaseService) {} a() { this.d.find() } }", 'database: this.d.find'],
    ["import pool from './pool'; class A { p = pool; a() { this.p.query() } }", 'database: this.p.query'],
    ["import { db } from './db'; db.select().from(a).where(b)", 'database: db.select'],
  ])('finds it in %s', (code, expected) => {
    expect(use(code)).toBe(expected);
  });

  it.each([
    "import { db } from './db'; list(db)",
    "import { find } from './db'; find(1)",
    "import { orderStore } from './db'; orderStore.find(1)",
    "import { Prisma } from './prisma'; Prisma.join([])",
    "import { ObjectId } from 'mongodb'; new ObjectId(1); ObjectId.isValid(1)",
    "import db from 'somebodys/db'; db.query()",
    'const a = b; const b = a; a.query()',
    'let db; db.query(); this.db.query(); class A { db; a() { this.db.query() } }',
    "fs.readFile('a')",
    "import type { Model } from 'mongoose'; const f = (m: Model) => list(m)",
  ])('finds none in %s', code => {
    expect(use(code)).toBeNull();
  });
});
