import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { ESLint, Linter } from 'eslint';

import { UsageError } from '../src/errors.ts';

/** A plugin with configs in the shape of `eslint.config.js`, as the peers have them. */
interface PeerPlugin extends ESLint.Plugin {
  configs: Record<string, Linter.Config>;
}

export interface Peers {
  readonly sonarjs: PeerPlugin;
  readonly unicorn: PeerPlugin;
}

const require = createRequire(import.meta.url);

/**
 * The peers of `benchmarks/package.json`, installed first where they are missing or of another version. They find ESLint, its
 * parser and TypeScript in the main install.
 */
export async function loadPeers(): Promise<Peers> {
  if (!isInstalled()) install();
  return { sonarjs: await load('eslint-plugin-sonarjs'), unicorn: await load('eslint-plugin-unicorn') };
}

/** The module that importing the peer loads. */
export function getPeerUrl(name: string): string {
  return pathToFileURL(require.resolve(name)).href;
}

function isInstalled(): boolean {
  return Object.entries(readManifest('package.json').dependencies).every(([name, version]) => {
    const manifest = join('node_modules', name, 'package.json');
    return existsSync(fromHere(manifest)) && readManifest(manifest).version === version;
  });
}

function install(): void {
  console.error('Installing the peers into benchmarks/node_modules …');
  try {
    execFileSync('npm', ['ci'], { cwd: import.meta.dirname, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  } catch (error) {
    throw new UsageError(`The peers could not be installed: ${(error as Error).message.split('\n', 1)[0]!}.`);
  }
}

async function load(name: string): Promise<PeerPlugin> {
  const { default: plugin } = (await import(getPeerUrl(name))) as { default: PeerPlugin };
  return plugin;
}

function readManifest(path: string): { dependencies: Record<string, string>; version: string } {
  return JSON.parse(readFileSync(fromHere(path), 'utf8')) as { dependencies: Record<string, string>; version: string };
}

function fromHere(path: string): string {
  return join(import.meta.dirname, path);
}
