import rule from '../../src/rules/no-shell-interpolation.ts';
import { RuleTester, withTypes } from '../support/rule-tester.ts';

const STRICT = rule.meta.docs.strict!;

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'a literal command', code: "import { exec } from 'node:child_process'; exec('git status');" },
    { name: 'a template without substitutions', code: "import { exec } from 'node:child_process'; exec(`git status`);" },
    { name: 'a command of constants', code: "import { exec } from 'node:child_process'; const DIR = 'src'; const cmd = `ls ${DIR}`; exec(cmd + ' -l');" },
    { name: 'a member of an object that nothing writes to', code: "import { exec } from 'node:child_process'; const PATHS = { src: 'src', lib: { js: 'lib' } }; exec(`ls ${PATHS.src} ${PATHS['lib'].js}`);" },
    { name: 'any member of such an object', code: "import { exec } from 'node:child_process'; const COMMANDS = { list: 'ls', where: 'pwd' }; export const run = (name: keyof typeof COMMANDS) => exec(COMMANDS[name]);" },
    { name: 'an enum', code: "import { exec } from 'node:child_process'; enum Tool { Ls = 'ls' } exec(`${Tool.Ls} -l`);" },
    { name: 'a choice of constants', code: "import { exec } from 'node:child_process'; export const f = (all: unknown) => exec(all ? 'ls -a' : 'ls'); export const g = (x: unknown) => exec(`ls ${x ? '-a' : ''}`);" },
    { name: 'a constant fallback of a constant', code: "import { exec } from 'node:child_process'; const A = 'ls'; exec(A ?? 'dir');" },
    { name: 'a joined list of constants', code: "import { exec } from 'node:child_process'; const args = ['ls', '-l']; exec(args.join(' ')); exec(['ls', ...args].join(' '));" },
    { name: 'a variable that only gets constants', code: "import { exec } from 'node:child_process'; export function f(all: boolean) { let command = 'ls'; if (all) command = 'ls -a'; command += ' -l'; exec(command); }" },
    { name: 'a variable that gets its constant later', code: "import { exec } from 'node:child_process'; export function f(all: boolean) { let command; if (all) { command = 'ls -a'; } else { command = 'ls'; } exec(command); }" },
    { name: 'the loop variable of constants', code: "import { exec } from 'node:child_process'; for (const name of ['a', 'b']) exec(`rm ${name}`); ['a'].forEach((name, index) => exec(`rm ${name}${index}`));" },
    { name: 'numbers by annotation, conversion and arithmetic', code: "import { exec } from 'node:child_process'; export function f(port: number, text: string, list: string[]) { exec(`lsof -i :${port} ${Number(text)} ${parseInt(text, 10)} ${Math.max(1, port)} ${list.length} ${port * 2} ${+text} ${port + 1}`); }" },
    { name: 'a parameter of literal types or with a number as default', code: "import { exec } from 'node:child_process'; export function f(kind: 'a' | 'b', n = 3) { exec(`ls ${kind} ${n}`); }" },
    {
      name: 'a parameter of a function that only this file calls, with constants',
      code: "import { exec } from 'node:child_process'; function run(command: string, flag = '-l') { return exec(`${command} ${flag}`); } run('ls'); run('ls', '-a'); export const f = () => run('du');",
    },
    { name: 'such a function that a const holds, and that calls itself', code: "import { exec } from 'node:child_process'; const run = (command: string) => { exec(command); run(command); }; run('ls');" },
    { name: 'a counter', code: "import { exec } from 'node:child_process'; for (let i = 0; i < 3; i++) exec(`echo ${i}`);" },
    { name: 'the pid of a process', code: "import { exec } from 'node:child_process'; export const f = (child: any) => exec(`kill ${process.pid} ${child.pid}`);" },
    { name: 'an imported constant and the places of the program', code: "import { exec } from 'node:child_process'; import { BIN } from './bin.js'; import * as names from './names.js'; exec(`${BIN} ${names.TAG} ${__dirname} ${import.meta.dirname} ${process.execPath} ${process.cwd()}`);" },
    { name: 'a path made of such places', code: "import { exec } from 'node:child_process'; import path, { join } from 'node:path'; exec(`node ${path.join(__dirname, 'cli.js')} ${join(process.cwd(), 'x')}`);" },
    { name: 'what shell-quote and shescape quote', code: "import { exec } from 'node:child_process'; import { quote } from 'shell-quote'; import { Shescape } from 'shescape'; const shescape = new Shescape({ shell: true }); export function f(a: string, list: string[]) { exec(quote(['ls', a])); exec(`ls ${shescape.quote(a)} ${list.map(x => quote([x])).join(' ')}`); const safe = quote([a]); exec('ls ' + safe); }" },
    {
      name: 'what a function of the options quotes',
      code: "import { exec } from 'node:child_process'; export function f(a: string, list: string[]) { exec(`ls ${shellEscape(a)} ${this.sh.shellEscape(a)} ${list.map(shellEscape).join(' ')}`); }",
      options: [{escapers: ['shellEscape']}],
    },
    { name: 'a program and its arguments without a shell', code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; export function f(a: string, b: string[]) { spawn(a, [a]); execFile('git', ['show', a]); spawn('git', b, { shell: false }); spawn('git', b, { shell: undefined }); const shell = false; spawn('git', b, { shell }); }" },
    { name: 'options that nobody knows here', code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; export function f(a: string, options: any) { spawn(a, [a], options); spawn(a, { ...options }); }" },
    { name: 'constant arguments for a shell', code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; const files = ['a']; spawn('ls', ['-l', ...files], { shell: true });" },
    { name: 'a constant script, and values as its arguments', code: `import { spawn, execFile, exec, execSync } from 'node:child_process'; export const f = (a: string) => spawn('sh', ['-c', 'grep -c "$1" log', 'sh', a]);` },
    { name: 'a script that is only handed through to an explicit shell', code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; export const f = (script: string) => spawn('/bin/bash', ['-lc', script]);" },
    { name: 'a program whose option happens to be -c', code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; export const f = (ref: string) => spawn('git', ['-c', `user.name=${ref}`]);" },
    { name: 'an exec of something else', code: "import { exec } from './exec.js'; export const f = (a: string) => { exec(`ls ${a}`); /x/.exec(`child_process ${a}`); };" },
    { name: 'a parameter named exec', code: "import 'node:child_process'; export const f = (exec: any, a: string) => exec(`ls ${a}`);" },
    { name: 'a template that quotes what it substitutes', code: "import { $ } from 'zx'; export const f = (a: string) => $`ls ${a}`;" },
    { name: 'a call without arguments, or with spread ones', code: "import { exec } from 'node:child_process'; export const f = (a: any) => { exec(); exec(...a); };" },
    { name: 'constants that lead to each other', code: "import { exec } from 'node:child_process'; const a = b; const b = a; exec(a);" },
    { name: 'a constant list that is mapped and split', code: "import { exec } from 'node:child_process'; exec('a,b'.split(',').map(x => `\"x\"`).join(' '));" },
  ],
  invalid: [
    {
      name: 'offers execFile for a substitution',
      code: "import { exec } from 'node:child_process'; export const f = (dir: string) => exec(`ls -l ${dir}`);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 83, endLine: 1, endColumn: 97, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { execFile } from 'node:child_process'; export const f = (dir: string) => execFile('ls', ['-l', dir]);" }] },
      ],
    },
    {
      name: 'a parameter as the command',
      code: "import { exec } from 'node:child_process'; export const f = (command: string) => exec(command);",
      errors: [{ messageId: 'shellCommand', line: 1, column: 87, endLine: 1, endColumn: 94 }],
    },
    {
      name: 'a parameter that once gets something else',
      code: "import { exec } from 'node:child_process'; function run(command: string) { exec(command); } run('ls'); run(`ls ${dir}`);",
      errors: [{ messageId: 'shellCommand', line: 1, column: 81, endLine: 1, endColumn: 88 }],
    },
    {
      name: 'a parameter of a function that is handed on, exported or never called',
      code: "import { exec } from 'node:child_process'; function a(x: string) { exec(x); } a('ls'); each(a); export function b(x: string) { exec(x); } b('ls'); function c(x: string) { exec(x); }",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 73, endLine: 1, endColumn: 74 },
        { messageId: 'shellCommand', line: 1, column: 133, endLine: 1, endColumn: 134 },
        { messageId: 'shellCommand', line: 1, column: 177, endLine: 1, endColumn: 178 },
      ],
    },
    {
      name: 'a parameter that gets what is spread',
      code: "import { exec } from 'node:child_process'; function run(command: string) { exec(command); } run(...list);",
      errors: [{ messageId: 'shellCommand', line: 1, column: 81, endLine: 1, endColumn: 88 }],
    },
    {
      name: 'a concatenation',
      code: "import { exec } from 'node:child_process'; export const f = (dir: string) => exec('ls ' + dir, done);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 83, endLine: 1, endColumn: 94, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { execFile } from 'node:child_process'; export const f = (dir: string) => execFile('ls', [dir], done);" }] },
      ],
    },
    {
      name: 'keeps what stands around a substitution in its word',
      code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; export const f = (ref: string) => execSync(`git show --format='%H x' \"${ref}:package.json\"`);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 114, endLine: 1, endColumn: 162, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFileSync'}, output: "import { spawn, execFile, exec, execFileSync } from 'node:child_process'; export const f = (ref: string) => execFileSync('git', ['show', '--format=%H x', `${ref}:package.json`]);" }] },
      ],
    },
    {
      name: 'drops quotes around words',
      code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; export const f = (a: string, b: string) => execSync(`git commit -m \"${a}\" --author=\"${b}\" 'a b' \"\"`, { cwd });",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 123, endLine: 1, endColumn: 170, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFileSync'}, output: "import { spawn, execFile, exec, execFileSync } from 'node:child_process'; export const f = (a: string, b: string) => execFileSync('git', ['commit', '-m', a, `--author=${b}`, 'a b', ''], { cwd });" }] },
      ],
    },
    {
      name: 'a substitution that is several words',
      code: "import { exec } from 'node:child_process'; export const f = (list: string[]) => exec(`ls ${list.join(' ')}`);",
      errors: [{ messageId: 'shellCommand', line: 1, column: 86, endLine: 1, endColumn: 108 }],
    },
    {
      name: 'a pipe',
      code: "import { exec } from 'node:child_process'; export const f = (a: string) => exec(`cat ${a} | wc -l`);",
      errors: [{ messageId: 'shellCommand', line: 1, column: 81, endLine: 1, endColumn: 99 }],
    },
    {
      name: 'npm, which is a script on Windows',
      code: "import { exec } from 'node:child_process'; export const f = (a: string) => exec(`npm view ${a}`);",
      errors: [{ messageId: 'shellCommand', line: 1, column: 81, endLine: 1, endColumn: 96 }],
    },
    {
      name: 'a command of the shell itself',
      code: "import { exec } from 'node:child_process'; export const f = (a: string) => exec(`cd ${a}`);",
      errors: [{ messageId: 'shellCommand', line: 1, column: 81, endLine: 1, endColumn: 90 }],
    },
    {
      name: 'a shell of its own choice',
      code: "import { exec } from 'node:child_process'; export const f = (a: string) => exec(`ls ${a}`, { shell: '/bin/bash' });",
      errors: [{ messageId: 'shellCommand', line: 1, column: 81, endLine: 1, endColumn: 90 }],
    },
    {
      name: 'a variable before the program',
      code: "import { exec } from 'node:child_process'; export const f = (a: string) => exec(`A=1 ls ${a}`);",
      errors: [{ messageId: 'shellCommand', line: 1, column: 81, endLine: 1, endColumn: 94 }],
    },
    {
      name: 'a const that is put together',
      code: "import { exec } from 'node:child_process'; export function f(a: string) { const command = `ls ${a}`; exec(command); }",
      errors: [{ messageId: 'shellCommand', line: 1, column: 107, endLine: 1, endColumn: 114 }],
    },
    {
      name: 'a promisified exec',
      code: "import { exec } from 'node:child_process'; import { promisify } from 'node:util'; const run = promisify(exec); export const f = (a: string) => run(`ls ${a}`);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 148, endLine: 1, endColumn: 157, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { exec, execFile } from 'node:child_process'; import { promisify } from 'node:util'; const run = promisify(exec); export const f = (a: string) => promisify(execFile)('ls', [a]);" }] },
      ],
    },
    {
      name: 'a promisified exec beside a promisified execFile',
      code: "import { exec, execFile } from 'child_process'; import util from 'util'; const run = util.promisify(exec); const runFile = util.promisify(execFile); export const f = (a: string) => run(`ls ${a}`);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 186, endLine: 1, endColumn: 195, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { exec, execFile } from 'child_process'; import util from 'util'; const run = util.promisify(exec); const runFile = util.promisify(execFile); export const f = (a: string) => runFile('ls', [a]);" }] },
      ],
    },
    {
      name: 'a promisified exec called at once',
      code: "const util = require('util'); exports.f = a => util.promisify(require('child_process').exec)('ls ' + a);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 94, endLine: 1, endColumn: 103, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "const util = require('util');\nconst { execFile } = require('child_process'); exports.f = a => util.promisify(execFile)('ls', [a]);" }] },
      ],
    },
    {
      name: 'a namespace',
      code: "import * as cp from 'child_process'; export const f = (a: string) => cp.execSync(`ls ${a}`);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 82, endLine: 1, endColumn: 91, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFileSync'}, output: "import * as cp from 'child_process'; export const f = (a: string) => cp.execFileSync('ls', [a]);" }] },
      ],
    },
    {
      name: 'a renamed import',
      code: "import { exec as sh } from 'child_process'; export const f = (a: string) => sh(`ls ${a}`);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 80, endLine: 1, endColumn: 89, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { execFile } from 'child_process'; export const f = (a: string) => execFile('ls', [a]);" }] },
      ],
    },
    {
      name: 'require, computed access',
      code: "const cp = require('child_process'); exports.f = a => cp['exec'](`ls ${a}`);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 66, endLine: 1, endColumn: 75, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "const cp = require('child_process'); exports.f = a => cp.execFile('ls', [a]);" }] },
      ],
    },
    {
      name: 'a destructured require',
      code: "const { execSync } = require('child_process'); exports.f = a => { execSync(`ls ${a}`); };",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 76, endLine: 1, endColumn: 85, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFileSync'}, output: "const { execFileSync } = require('child_process'); exports.f = a => { execFileSync('ls', [a]); };" }] },
      ],
    },
    {
      name: 'shelljs',
      code: "import shell from 'shelljs'; export const f = (a: string) => shell.exec(`ls ${a}`);",
      errors: [{ messageId: 'shellCommand', line: 1, column: 73, endLine: 1, endColumn: 82 }],
    },
    {
      name: 'a value through a cast and an optional chain',
      code: "import { exec } from 'node:child_process'; export const f = (a: any) => exec(a?.command as string);",
      errors: [{ messageId: 'shellCommand', line: 1, column: 78, endLine: 1, endColumn: 98 }],
    },
    {
      name: 'a string that is a number only by hope',
      code: "import { exec } from 'node:child_process'; export const f = (a: string) => exec('ls ' + a + 1);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 81, endLine: 1, endColumn: 94, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { execFile } from 'node:child_process'; export const f = (a: string) => execFile('ls', [`${a}1`]);" }] },
      ],
    },
    {
      name: 'a variable that also gets something else',
      code: "import { exec } from 'node:child_process'; export function f(a: string) { let command = 'ls'; command = a; exec(command); }",
      errors: [{ messageId: 'shellCommand', line: 1, column: 113, endLine: 1, endColumn: 120 }],
    },
    {
      name: 'a list that something is added to',
      code: "import { exec } from 'node:child_process'; export function f(a: string) { const list = ['ls']; list.push(a); exec(list.join(' ')); }",
      errors: [{ messageId: 'shellCommand', line: 1, column: 115, endLine: 1, endColumn: 129 }],
    },
    {
      name: 'a member that something writes to',
      code: "import { exec } from 'node:child_process'; const PATHS = { src: 'src' }; export function f(a: string) { PATHS.src = a; exec(`ls ${PATHS.src}`); }",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 125, endLine: 1, endColumn: 142, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { execFile } from 'node:child_process'; const PATHS = { src: 'src' }; export function f(a: string) { PATHS.src = a; execFile('ls', [PATHS.src]); }" }] },
      ],
    },
    {
      name: 'the environment',
      code: "import { exec } from 'node:child_process'; exec(`ls ${process.env.DIR}`);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 49, endLine: 1, endColumn: 72, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { execFile } from 'node:child_process'; execFile('ls', [process.env.DIR]);" }] },
      ],
    },
    {
      name: 'an imported value that is no constant by its name',
      code: "import { exec } from 'node:child_process'; import { bin } from './bin.js'; exec(`${bin} -v`);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 81, endLine: 1, endColumn: 92, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { execFile } from 'node:child_process'; import { bin } from './bin.js'; execFile(bin, ['-v']);" }] },
      ],
    },
    {
      name: 'in strict, imported constants and places, too',
      code: "import { exec } from 'node:child_process'; import { BIN } from './bin.js'; exec(`${BIN} -v`); exec(`ls ${__dirname}`); exec(`ls ${import.meta.dirname} | wc`); exec(`ls '${process.cwd()}'`);",
      options: STRICT,
      errors: [
        { messageId: 'shellCommand', line: 1, column: 81, endLine: 1, endColumn: 92, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { exec, execFile } from 'node:child_process'; import { BIN } from './bin.js'; execFile(BIN, ['-v']); exec(`ls ${__dirname}`); exec(`ls ${import.meta.dirname} | wc`); exec(`ls '${process.cwd()}'`);" }] },
        { messageId: 'shellCommand', line: 1, column: 100, endLine: 1, endColumn: 117, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { exec, execFile } from 'node:child_process'; import { BIN } from './bin.js'; exec(`${BIN} -v`); execFile('ls', [__dirname]); exec(`ls ${import.meta.dirname} | wc`); exec(`ls '${process.cwd()}'`);" }] },
        { messageId: 'shellCommand', line: 1, column: 125, endLine: 1, endColumn: 157 },
        { messageId: 'shellCommand', line: 1, column: 165, endLine: 1, endColumn: 188, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { exec, execFile } from 'node:child_process'; import { BIN } from './bin.js'; exec(`${BIN} -v`); exec(`ls ${__dirname}`); exec(`ls ${import.meta.dirname} | wc`); execFile('ls', [process.cwd()]);" }] },
      ],
    },
    {
      name: 'a quoting function that the options do not name',
      code: "import { exec } from 'node:child_process'; export const f = (a: string) => exec(`ls ${shellEscape(a)}`);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 81, endLine: 1, endColumn: 103, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { execFile } from 'node:child_process'; export const f = (a: string) => execFile('ls', [shellEscape(a)]);" }] },
      ],
    },
    {
      name: 'a variable named like a quoting function of the options',
      code: "import { exec } from 'node:child_process'; export const f = (shellEscape: string) => exec(shellEscape);",
      options: [{escapers: ['shellEscape']}],
      errors: [{ messageId: 'shellCommand', line: 1, column: 91, endLine: 1, endColumn: 102 }],
    },
    {
      name: 'an argument with a shell',
      code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; export const f = (a: string) => spawn('ls', ['-l', a], { shell: true });",
      errors: [{ messageId: 'shellArgument', line: 1, column: 122, endLine: 1, endColumn: 123 }],
    },
    {
      name: 'a program with a shell',
      code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; export const f = (a: string) => spawn(a, { shell: true });",
      errors: [{ messageId: 'shellArgument', line: 1, column: 109, endLine: 1, endColumn: 110 }],
    },
    {
      name: 'a list of arguments with a shell',
      code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; export const f = (list: string[]) => spawn('ls', list, { shell: process.platform === 'win32' });",
      errors: [{ messageId: 'shellArgument', line: 1, column: 120, endLine: 1, endColumn: 124 }],
    },
    {
      name: 'a spread list in a template of options that are declared before',
      code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; const options = { shell: '/bin/zsh' }; export const f = (a: string) => execFile('ls', [a], options, done);",
      errors: [{ messageId: 'shellArgument', line: 1, column: 158, endLine: 1, endColumn: 159 }],
    },
    {
      name: 'execa and cross-spawn with a shell',
      code: "import { execa } from 'execa'; import spawn from 'cross-spawn'; export const f = (a: string) => [execa('ls', [a], { shell: true }), spawn.sync(a, [], { shell: true })];",
      errors: [
        { messageId: 'shellArgument', line: 1, column: 111, endLine: 1, endColumn: 112 },
        { messageId: 'shellArgument', line: 1, column: 144, endLine: 1, endColumn: 145 },
      ],
    },
    {
      name: 'a built script for an explicit shell',
      code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; export const f = (a: string) => spawn('sh', ['-c', `ls ${a}`]);",
      errors: [{ messageId: 'shellScript', line: 1, column: 122, endLine: 1, endColumn: 131 }],
    },
    {
      name: 'a script that a const holds, for a shell by its path',
      code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; export function f(a: string) { const script = 'ls ' + a; const args = ['-lc', script]; execFile('/bin/bash', args); }",
      errors: [{ messageId: 'shellScript', line: 1, column: 149, endLine: 1, endColumn: 155 }],
    },
    {
      name: 'cmd and PowerShell',
      code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; export const f = (a: string) => { spawn('cmd.exe', ['/d', '/s', '/c', `dir ${a}`]); spawn('pwsh', ['-NoProfile', '-Command', `ls ${a}`]); };",
      errors: [
        { messageId: 'shellScript', line: 1, column: 141, endLine: 1, endColumn: 151 },
        { messageId: 'shellScript', line: 1, column: 196, endLine: 1, endColumn: 205 },
      ],
    },
    {
      name: 'a shell that depends on the platform',
      code: "import { spawn, execFile, exec, execSync } from 'node:child_process'; const isWindows = process.platform === 'win32'; export const f = (a: string) => spawn(isWindows ? 'cmd' : 'sh', [isWindows ? '/c' : '-c', `ls ${a}`]); export const g = (a: string) => spawn(process.env.SHELL ?? '/bin/sh', ['-c', ['ls', a].join(' ')]);",
      errors: [
        { messageId: 'shellScript', line: 1, column: 209, endLine: 1, endColumn: 218 },
        { messageId: 'shellScript', line: 1, column: 299, endLine: 1, endColumn: 318 },
      ],
    },
    {
      name: 'a script in Bun and Deno',
      code: "export const f = (a: string) => { Bun.spawn(['sh', '-c', `ls ${a}`]); new Deno.Command('sh', { args: ['-c', `ls ${a}`] }); };",
      errors: [
        { messageId: 'shellScript', line: 1, column: 58, endLine: 1, endColumn: 67 },
        { messageId: 'shellScript', line: 1, column: 109, endLine: 1, endColumn: 118 },
      ],
    },
  ],
});

new RuleTester(withTypes).run(`${rule.name} with types`, rule, {
  valid: [
    { name: 'a number that the types know', code: "import { exec } from 'node:child_process'; declare function port(): number; exec(`lsof -i :${port()}`);" },
    { name: 'a word that the types know', code: "import { exec } from 'node:child_process'; type Kind = 'a' | 'b'; export const f = (kind: Kind, flag: boolean | undefined) => exec(`ls ${kind} ${flag}`);" },
  ],
  invalid: [
    {
      name: 'a string that the types know nothing else of',
      code: "import { exec } from 'node:child_process'; declare function name(): string; exec(`ls ${name()}`);",
      errors: [
        { messageId: 'shellCommand', line: 1, column: 82, endLine: 1, endColumn: 96, suggestions: [{ messageId: 'useExecFile', data: {name: 'execFile'}, output: "import { execFile } from 'node:child_process'; declare function name(): string; execFile('ls', [name()]);" }] },
      ],
    },
  ],
});
