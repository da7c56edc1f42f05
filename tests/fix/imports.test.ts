import { isAbsolute } from 'node:path';

import * as parser from '@typescript-eslint/parser';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import type { RuleContext } from '../../src/create-rule.ts';
import { getImportedName, importEditFixes, type ImportRequest } from '../../src/fix/imports.ts';

interface Edit {
  readonly add?: readonly Omit<ImportRequest, 'at'>[];
  /** Every call of a function of that name is replaced by `0`. */
  readonly remove?: string;
  readonly filename?: string;
  readonly languageOptions?: Linter.LanguageOptions;
}

/** The code after one fix that adds imports at the Program, or at `probe`, and removes calls. */
function edit(code: string, { add = [], filename = 'file.ts', languageOptions, remove }: Edit) {
  let names: readonly string[] = [];
  const rule = {
    meta: { fixable: 'code', messages: { fix: 'Applies the edits.' } },
    create(context: RuleContext) {
      const probes: TSESTree.Node[] = [];
      const removed: TSESTree.CallExpression[] = [];
      return {
        CallExpression(node: TSESTree.CallExpression) {
          if (node.callee.type === 'Identifier' && node.callee.name === 'probe') probes.push(node);
          if (remove && context.sourceCode.getText(node.callee) === remove) removed.push(node);
        },
        'Program:exit'(node: TSESTree.Program) {
          const requests = add.map(request => (probes[0] ? { ...request, at: probes[0] } : request));
          names = requests.map(request => getImportedName(context, request));
          context.report({
            node,
            messageId: 'fix',
            fix: (fixer: TSESLint.RuleFixer) => [
              ...importEditFixes(fixer, context, { add: requests, removed }),
              ...removed.map(call => fixer.replaceText(call, '0')),
            ],
          });
        },
      };
    },
  };
  const linter = new Linter({ cwd: isAbsolute(filename) ? '/' : process.cwd() });
  const config = {
    files: ['**/*.*'],
    languageOptions: { parser: parser as Linter.Parser, ...languageOptions },
    plugins: { test: { rules: { rule } } },
    rules: { 'test/rule': 'error' },
  };
  const [message] = linter.verify(code, [config] as unknown as Linter.Config[], { filename });
  if (!message || message.fatal) throw new Error(message?.message);
  const { fix } = message;
  return { code: fix ? code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]) : code, names };
}

const X = { name: 'X', from: 'm' };
const commonjs: Pick<Edit, 'languageOptions'> = { languageOptions: { sourceType: 'commonjs' } };

describe('a new import', () => {
  it.each([
    ['stands before the code', 'a();', "import { X } from 'm';\na();"],
    ['stands after the last import', "import a from 'a';\nimport b from 'b';\n\na(b);", "import a from 'a';\nimport b from 'b';\nimport { X } from 'm';\n\na(b);"],
    ['stands after a comment behind the last import', "import a from 'a'; // why\na();", "import a from 'a'; // why\nimport { X } from 'm';\na();"],
    ['copes with code behind the last import', "import a from 'a'; a();", "import a from 'a';\nimport { X } from 'm'; a();"],
    ['uses the quotes of the file', 'import a from "a";', 'import a from "a";\nimport { X } from "m";'],
    ['leaves out semicolons where the file does', "import a from 'a'\na()", "import a from 'a'\nimport { X } from 'm'\na()"],
    ['leaves out semicolons where a file without imports does', 'a()\nb()', "import { X } from 'm'\na()\nb()"],
    ['keeps Windows line ends', "import a from 'a';\r\na();", "import a from 'a';\r\nimport { X } from 'm';\r\na();"],
    ['leaves out semicolons where a file of functions does', 'function f() {\n  return 1\n}', "import { X } from 'm'\nfunction f() {\n  return 1\n}"],
    ['stands before the decorators of an exported class', '// A.\n\n@a\nexport class B {}', "// A.\n\nimport { X } from 'm';\n@a\nexport class B {}"],
    ['stands after a hash-bang', '#!/usr/bin/env node\na();', "#!/usr/bin/env node\nimport { X } from 'm';\na();"],
    ['stands after a directive', "'use strict';\na();", "'use strict';\nimport { X } from 'm';\na();"],
    ['stands after all directives', '"use client"; // why\n"use strict";\na();', '"use client"; // why\n"use strict";\nimport { X } from "m";\na();'],
    ['stands below a licence', '/* Copyright us */\na();', "/* Copyright us */\nimport { X } from 'm';\na();"],
    ['stands below comments about the file', '// @ts-check\n/* eslint-disable no-eval */\na();', "// @ts-check\n/* eslint-disable no-eval */\nimport { X } from 'm';\na();"],
    ['stands below a comment that a blank line parts from the code', '// Tools.\n\na();', "// Tools.\n\nimport { X } from 'm';\na();"],
    ['stands above the comment of the first statement', '// Tools.\n\n/** Runs. */\nfunction a() {}', "// Tools.\n\nimport { X } from 'm';\n/** Runs. */\nfunction a() {}"],
    ['stands above a directive comment for the next line', '// eslint-disable-next-line\na();', "import { X } from 'm';\n// eslint-disable-next-line\na();"],
  ])('%s', (_, code, output) => expect(edit(code, { add: [X] }).code).toBe(output));

  it('is a `require` where the file requires', () => {
    expect(edit("'use strict';\nconst a = require('a');\nconst b = require('b');\n\na(b);\nconst c = require('c');", { add: [X], ...commonjs }).code).toBe(
      "'use strict';\nconst a = require('a');\nconst b = require('b');\nconst { X } = require('m');\n\na(b);\nconst c = require('c');",
    );
  });

  it('is a `require` where the file only exports in the CommonJS way', () => {
    expect(edit("'use strict';\nmodule.exports = 1;", { add: [X] }).code).toBe("'use strict';\nconst { X } = require('m');\nmodule.exports = 1;");
    expect(edit('exports.a = 1;', { add: [X] }).code).toBe("const { X } = require('m');\nexports.a = 1;");
  });

  it('ends in a semicolon where the code would go on', () => {
    expect(edit('(() => { module.exports = 1 })()\na()', { add: [X] }).code).toBe("const { X } = require('m');\n(() => { module.exports = 1 })()\na()");
    expect(edit("const a = require('a')\n\n;[a].map(f)", { add: [X] }).code).toBe("const a = require('a')\nconst { X } = require('m')\n\n;[a].map(f)");
  });

  it('is a `require` in a CommonJS file without evidence', () => {
    expect(edit('a();', { add: [X], filename: 'file.cjs', ...commonjs }).code).toBe("const { X } = require('m');\na();");
  });

  it('is an ESM import in a file that has both', () => {
    expect(edit("import a from 'a';\nconst b = require('b');", { add: [X] }).code).toBe("import a from 'a';\nimport { X } from 'm';\nconst b = require('b');");
  });

  it('imports the default under a name made of the module', () => {
    expect(edit('a();', { add: [{ name: 'default', from: './my-errors.js' }] })).toEqual({
      code: "import myErrors from './my-errors.js';\na();",
      names: ['myErrors'],
    });
  });

  it('imports a whole module', () => {
    expect(edit('a();', { add: [{ name: '*', from: 'node:fs', as: 'fs' }] }).code).toBe("import * as fs from 'node:fs';\na();");
    expect(edit("require('a');", { add: [{ name: '*', from: 'node:fs', as: 'fs' }], ...commonjs }).code).toBe("const fs = require('node:fs');\nrequire('a');");
  });

  it('takes another name where the name is taken', () => {
    expect(edit('function f(X) { probe(X); }', { add: [X] })).toEqual({
      code: "import { X as X2 } from 'm';\nfunction f(X) { probe(X); }",
      names: ['X2'],
    });
    expect(edit("const X = 1, X2 = require('a');", { add: [X], ...commonjs }).names).toEqual(['X3']);
  });

  it('puts what comes from one module into one statement', () => {
    expect(edit('a();', { add: [X, { name: 'Y', from: 'm' }, { name: 'Z', from: 'n' }] }).code).toBe(
      "import { X, Y } from 'm';\nimport { Z } from 'n';\na();",
    );
  });

  it('names built-ins as the file does', () => {
    const request = { name: 'readFile', from: 'node:fs/promises' };
    expect(edit("import path from 'path';", { add: [request] }).code).toBe("import path from 'path';\nimport { readFile } from 'fs/promises';");
    expect(edit("import path from 'node:path';", { add: [request] }).code).toBe("import path from 'node:path';\nimport { readFile } from 'node:fs/promises';");
  });
});

describe('an import of a module that is imported already', () => {
  it.each([
    ['joins the named ones', "import { a } from 'm';", "import { a, X } from 'm';", 'X'],
    ['keeps a trailing comma', "import { a, } from 'm';", "import { a, X, } from 'm';", 'X'],
    ['keeps one name a line', "import {\n  a,\n  b,\n} from 'm';", "import {\n  a,\n  b,\n  X,\n} from 'm';", 'X'],
    ['keeps one name a line with Windows line ends', "import {\r\n  a\r\n} from 'm';", "import {\r\n  a,\r\n  X\r\n} from 'm';", 'X'],
    ['fills empty braces', "import {} from 'm';", "import { X } from 'm';", 'X'],
    ['joins a default', "import a from 'm';", "import a, { X } from 'm';", 'X'],
    ['joins a default with names', "import a, { b } from 'm';", "import a, { b, X } from 'm';", 'X'],
    ['joins an import for its effect', "import 'm';", "import { X } from 'm';", 'X'],
    ['is there already', "import { X } from 'm';", "import { X } from 'm';", 'X'],
    ['is there under another name', "import { X as Y } from 'm';", "import { X as Y } from 'm';", 'Y'],
    ['is a member of the namespace', "import * as m from 'm';", "import * as m from 'm';", 'm.X'],
    ['never joins a type import', "import type { a } from 'm';", "import type { a } from 'm';\nimport { X } from 'm';", 'X'],
    ['takes the place of its own type import', "import type { X } from 'm';", "import { X } from 'm';", 'X'],
    ['leaves a type import of more', "import type { X, Z } from 'm';", "import type { Z } from 'm';\nimport { X } from 'm';", 'X'],
    ['takes the place of an inline type', "import { a, type X } from 'm';", "import { a, X } from 'm';", 'X'],
    ['joins a destructured require', "const { a } = require('m');", "const { a, X } = require('m');", 'X'],
    ['is a member of what was required', "const m = require('m');", "const m = require('m');", 'm.X'],
    ['is a member of an `import =`', "import m = require('m');", "import m = require('m');", 'm.X'],
    ['does not join a rest pattern', "const { a, ...rest } = require('m');", "const { a, ...rest } = require('m');\nconst { X } = require('m');", 'X'],
  ])('%s', (_, code, output, name) => expect(edit(code, { add: [X] })).toEqual({ code: output, names: [name] }));

  it('takes built-ins with and without `node:` for one module, and their default for the whole', () => {
    expect(edit("import { rm } from 'fs';", { add: [{ name: 'cp', from: 'node:fs' }] }).code).toBe("import { rm, cp } from 'fs';");
    expect(edit("import fs from 'fs';", { add: [{ name: 'cp', from: 'node:fs' }] }).names).toEqual(['fs.cp']);
  });

  it('adds a default', () => {
    const request = { name: 'default', from: 'm', as: 'M' };
    expect(edit("import { a } from 'm';", { add: [request] }).code).toBe("import M, { a } from 'm';");
    expect(edit("import * as a from 'm';", { add: [request] }).names).toEqual(['a.default']);
    expect(edit("import { default as a } from 'm';", { add: [request] }).names).toEqual(['a']);
  });

  it('is imported once more where the existing name is hidden', () => {
    expect(edit("import { X } from 'm';\nfunction f(X) { probe(); }", { add: [X] })).toEqual({
      code: "import { X, X as X2 } from 'm';\nfunction f(X) { probe(); }",
      names: ['X2'],
    });
  });
});

describe('an import left unused', () => {
  it.each([
    ['goes with its line', "import a from 'a';\nimport { x } from 'm';\nimport b from 'b';\nx();", "import a from 'a';\nimport b from 'b';\n0;"],
    ['goes from the top of the file with the blank line behind it', "import { x } from 'm';\n\nx();", '0;'],
    ['goes with one of two blank lines', "a();\n\nimport { x } from 'm';\n\nx();", 'a();\n\n0;'],
    ['keeps what stands on its line', "import { x } from 'm'; x();", '0;'],
    ['keeps a comment on its line', "import { x } from 'm'; // why\nx();", '// why\n0;'],
    ['leaves the names before it', "import { a, x } from 'm'; x();", "import { a } from 'm'; 0;"],
    ['leaves the names behind it', "import { x, a } from 'm'; x();", "import { a } from 'm'; 0;"],
    ['leaves the names around it', "import {\n  a,\n  x,\n  b,\n} from 'm'; x();", "import {\n  a,\n  b,\n} from 'm'; 0;"],
    ['keeps a trailing comma', "import { a, x, } from 'm'; x();", "import { a, } from 'm'; 0;"],
    ['leaves the default', "import a, { x } from 'm'; x();", "import a from 'm'; 0;"],
    ['leaves the names when the default goes', "import x, { a } from 'm'; x();", "import { a } from 'm'; 0;"],
    ['leaves a namespace when the default goes', "import x, * as a from 'm'; x();", "import * as a from 'm'; 0;"],
    ['stays while it is used elsewhere', "import { x } from 'm'; x(); y(x);", "import { x } from 'm'; 0; y(x);"],
    ['stays while it is exported', "import { x } from 'm'; x(); export { x };", "import { x } from 'm'; 0; export { x };"],
    ['stays when nothing ever used it', "import { y } from 'm'; x();", "import { y } from 'm'; 0;"],
    ['stays with the comment inside it', "import { /* why */ x } from 'm'; x();", "import { /* why */ x } from 'm'; 0;"],
    ['goes as a require', "const { x } = require('m');\nx();", '0;'],
    ['goes without the semicolon of the next line', "const { x } = require('m')\n\n;[1].map(x())", ';[1].map(0)'],
    ['goes as a member of a require', "const x = require('m').x;\nx();", '0;'],
    ['leaves the other names of a require', "const { a, x } = require('m'); x();", "const { a } = require('m'); 0;"],
    ['leaves the other declarators', "const a = require('a'), { x } = require('m'); x();", "const a = require('a'); 0;"],
    ['goes as `import =`', "import x = require('m');\nx();", '0;'],
  ])('%s', (_, code, output) => expect(edit(code, { remove: 'x' }).code).toBe(output));

  it('goes from its namespace', () => {
    expect(edit("import * as m from 'm';\nm.x();", { remove: 'm.x' }).code).toBe('0;');
  });

  it('goes while another comes', () => {
    const from = { name: 'Y', from: 'n' };
    expect(edit("import { x } from 'm';\nx();", { add: [from], remove: 'x' }).code).toBe("import { Y } from 'n';\n0;");
    expect(edit("import a from 'a';\nimport { x } from 'm';\nx();", { add: [from], remove: 'x' }).code).toBe("import a from 'a';\nimport { Y } from 'n';\n0;");
    expect(edit("import { x } from 'm';\nx();", { add: [X], remove: 'x' }).code).toBe("import { X } from 'm';\n0;");
    expect(edit("import { a, x } from 'm';\nx();", { add: [X], remove: 'x' }).code).toBe("import { a, X } from 'm';\n0;");
    expect(edit("const { x } = require('m');\nx();", { add: [from], remove: 'x' }).code).toBe("const { Y } = require('n');\n0;");
    expect(edit("import { x } from 'm';\nx();", { add: [{ name: 'x', from: 'm' }], remove: 'x' }).code).toBe("import { x } from 'm';\n0;");
  });
});
