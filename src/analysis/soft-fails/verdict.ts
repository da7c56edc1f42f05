import type { TSESTree } from '@typescript-eslint/utils';

import type { FileContext } from '../../create-rule.ts';
import type { ConfigRead, ConfigReadOptions } from '../config-sources.ts';
import { getKeyWords, isKeyListed } from '../config/key-globs.ts';
import { getOptionality } from '../config/optional-keys.ts';
import { isDemonstration, isTestSupport } from '../demonstrations.ts';
import { isProgramCode } from '../entry-files.ts';
import { isBehindNonProductionTest } from '../non-production.ts';
import type { SoftFail } from '../soft-fails.ts';
import { getDeadFallback } from './dead-fallbacks.ts';
import { getDefaultedSecret, isDeclaredDefault, isLoopbackDefault, isSectionDefault, isServiceKey } from './evidence.ts';
import { isRequiredByExample, isRequiredElsewhere, isRequiredInProduction } from './required-keys.ts';

/** What shows that a soft fail hides a mistake; `softFail` where nothing but the decision does. */
export type Evidence = 'deadFallback' | 'defaultSecret' | 'loopbackDefault' | 'requiredKey' | 'sectionDefault' | 'softFail';

/** Why a soft fail is reported. */
export interface Verdict {
  readonly evidence: Evidence;
  readonly read: ConfigRead;
  /** Who says that the key is required. */
  readonly requiredBy?: string;
}

export interface JudgeOptions extends ConfigReadOptions {
  /** Globs of keys that are optional. */
  readonly allow: readonly string[];
  /** Whether a key that a declared type calls optional is left alone. */
  readonly optionalTypes: 'allow' | 'report';
  readonly report: 'all' | 'evidence';
  /** Globs of keys that are required. */
  readonly required: readonly string[];
}

type Requirement = Omit<Verdict, 'evidence'>;

/**
 * Decides for the soft fails of a file, in the order of the code, whether they are reported and why; of those that fall back to
 * this machine, the first of a key stands for all.
 *
 * @param schemaKeys - What a schema requires, as `getRequiredKeys` gives it.
 * @returns A function that returns `null` for a soft fail that is right as it is.
 */
export function createJudge(context: FileContext, options: JudgeOptions, schemaKeys: ReadonlySet<string>): (found: SoftFail) => Verdict | null {
  const reportsAll = options.report === 'all';
  const loopbackKeys = new Set<string>();

  const isFirstLoopback = (found: SoftFail, read: ConfigRead): boolean => {
    const key = [read.root, ...read.path].join('.');
    if (loopbackKeys.has(key) || !isLoopbackDefault(found, context)) return false;
    loopbackKeys.add(key);
    return true;
  };

  return found => {
    const [read] = found.reads as [ConfigRead];
    if (isTestSupport(context) || (!reportsAll && isForDevelopment(found, context, options))) return null;
    const secret = getDefaultedSecret(found, context);
    if (secret) return { evidence: 'defaultSecret', read: secret };
    if (isOutsideService(context, options) || isOptional(found, context, options)) return null;
    const declared = getDeclaredRequirement(found, options, schemaKeys);
    const isAllowed = declared === null && found.reads.some(({ path }) => isKeyListed(path, options.allow));
    const mayBeLoopback = !isAllowed || isServiceKey(read);
    if (mayBeLoopback && isFirstLoopback(found, read)) return { evidence: 'loopbackDefault', read };
    return isAllowed ? null : judgeFallback(found, declared, context, options);
  };
}

/** The verdict on a fallback that is neither a secret nor this machine, of a key that nothing says is optional. */
function judgeFallback(found: SoftFail, declared: Requirement | null, context: FileContext, options: JudgeOptions): Verdict | null {
  const [read] = found.reads as [ConfigRead];
  if (isSectionDefault(found, context)) return { evidence: 'sectionDefault', read };
  const requirement = declared ?? getRequirementByUse(found, context, options);
  if (requirement) return { evidence: 'requiredKey', ...requirement };
  if (getDeadFallback(found, context)) return { evidence: 'deadFallback', read };
  return options.report === 'all' && !isDeclaredDefault(found, context) ? { evidence: 'softFail', read } : null;
}

/** Production either does not come here, or fails before it does. */
function isForDevelopment({ node, reads }: SoftFail, context: FileContext, options: JudgeOptions): boolean {
  return isBehindNonProductionTest(node, context.sourceCode) || reads.some(read => isRequiredInProduction(read, context, options));
}

/** Programs of the developers' own, of which only all is reported, and code that shows something. */
function isOutsideService(context: FileContext, { report }: JudgeOptions): boolean {
  return isProgramCode(context) ? report !== 'all' : isDemonstration(context);
}

function isOptional({ reads, source }: SoftFail, context: FileContext, options: JudgeOptions): boolean {
  return reads.some(read => isDeclaredOptional(read, source, context, options));
}

/**
 * Whether a declared type or schema says that what a node reads is optional, as far as the options let a type say so. What is only
 * called configuration and is declared optional are options that code gives to code.
 */
export function isDeclaredOptional(
  read: ConfigRead,
  source: TSESTree.Node,
  context: FileContext,
  { optionalTypes }: Pick<JudgeOptions, 'optionalTypes'>,
): boolean {
  const optionality = getOptionality(read, source, context);
  if (read.kind === 'named') return optionality !== null;
  return optionality === 'schema' || (optionality === 'type' && optionalTypes === 'allow');
}

function getDeclaredRequirement({ reads }: SoftFail, { required }: JudgeOptions, schemaKeys: ReadonlySet<string>): Requirement | null {
  for (const read of reads) {
    if (isKeyListed(read.path, required)) return { read, requiredBy: 'by the option `required`' };
    if (schemaKeys.has(getKeyWords(read.path))) return { read, requiredBy: 'by the schema' };
  }
  return null;
}

function getRequirementByUse(found: SoftFail, context: FileContext, options: JudgeOptions): Requirement | null {
  for (const read of found.reads) {
    if (isRequiredByExample(found, read, context)) return { read, requiredBy: 'by `.env.example`' };
    if (isRequiredElsewhere(found, read, context, options)) return { read, requiredBy: 'by another read in this file' };
  }
  return null;
}
