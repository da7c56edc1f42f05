import type { TSESTree } from '@typescript-eslint/utils';

import { isDemonstration, isTestSupport } from '../analysis/demonstrations.ts';
import { getReceivers, type Receiver } from '../analysis/literal-receivers.ts';
import { isBehindNonProductionTest } from '../analysis/non-production.ts';
import { isSecretName, isTokenName } from '../analysis/secret-names.ts';
import { getKnownSecret, type KnownSecret } from '../analysis/secrets/formats.ts';
import { isCamelCase, isGuessable, isLabel, isOfSecretWords, isRandom, isSameName, isSecretLike, isStandInName } from '../analysis/secrets/values.ts';
import { isSecretDefault } from '../analysis/soft-fails/secret-defaults.ts';
import { getStaticText, type StaticText } from '../analysis/static-text.ts';
import { isFunction } from '../ast/functions.ts';
import { getFunctionName, getGivenName, getKeyName, getLiteralString } from '../ast/names.ts';
import { splitWords } from '../ast/words.ts';
import { createRule, type RuleContext } from '../create-rule.ts';
import { CREDENTIAL_SIBLINGS, PASSWORD_WORDS, PUBLIC_NAME_WORDS, WEB_APP_SIBLINGS } from '../knowledge/credentials.ts';
import { loadPicomatch } from '../lazy-dependencies.ts';

type Options = [{ allow: readonly string[]; development: boolean }];
type MessageIds = 'guessableCredential' | 'knownFormat' | 'namedSecret' | 'urlPassword';
type Text = TSESTree.BinaryExpression | TSESTree.Literal | TSESTree.TemplateLiteral;

interface GivenSecret {
  /** The literal, or the `const` that stands for it, where it is given. */
  readonly value: TSESTree.Node;
  readonly messageId: 'guessableCredential' | 'namedSecret';
  readonly name?: string;
}

export default createRule<Options, MessageIds>({
  name: 'no-hardcoded-secret',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow passwords, keys and tokens in the code',
      phase: 'fail-fast',
      level: 'recommended',
      adr: 'ADR-104',
      breaking: 'medium',
      effort: 30,
      strict: [{ development: true }],
    },
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            type: 'array',
            description: 'Names, exact or as globs, whose values are public. Known formats are reported all the same.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          development: {
            type: 'boolean',
            description: "Report what only serves a developer's machine, too: passwords of URLs to it, and literals that production does not reach.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [], development: false }],
    // None of these texts may hold a word that is itself a common password, and none repeats what was found.
    messages: {
      knownFormat: 'This is {{kind}}. Whoever has a copy of the repository can use it: revoke it, and read it from the environment.',
      urlPassword: 'This URL holds the login to what it leads to, in every copy of the repository. Replace the login, and read the URL from the environment.',
      namedSecret: "'{{name}}' is a secret whose value is in the code, and in every copy of the repository. Replace the value, and read it from the environment.",
      guessableCredential: 'This credential is among the first that anybody tries, and it is in the code. Take one from the environment, and fail when it is missing.',
    },
  },
  create(context, [{ allow, development }]) {
    const { sourceCode } = context;
    const isAllowed = allow.length > 0 ? loadPicomatch()([...allow]) : () => false;

    const checked = new WeakSet<TSESTree.Node>();

    function check(node: Text): void {
      const found = checked.has(node) ? null : getStaticText(node);
      if (!found) return;
      for (const part of found.parts) checked.add(part);
      const known = found.texts.map(text => getKnownSecret(text)).find(Boolean);
      if (known?.kind == null) checkMeaning(found, known ?? null);
      else if (!isWebAppKey(found, sourceCode)) context.report({ node: found.node, messageId: 'knownFormat', data: { kind: known.kind } });
    }

    /** What is no token of a known form may be meant for tests, demonstrations or a developer's machine. */
    function checkMeaning(found: StaticText, url: KnownSecret | null): void {
      const secret = url ? { value: found.node, messageId: 'urlPassword' as const } : getGivenSecret(found);
      if (!secret || (url?.isLocal && !development) || isStandIn(found.node) || isTestSupport(context)) return;
      const { messageId, name, value } = { name: undefined, ...secret };
      if (!development && (isDemonstration(context) || [found.node, value].some(node => isBehindNonProductionTest(node, sourceCode)))) return;
      context.report({ node: found.node, messageId, ...(name !== undefined && { data: { name } }) });
    }

    function getGivenSecret(found: StaticText): GivenSecret | null {
      const [text = ''] = found.texts;
      const value = text.replace(/^(?:Bearer|Basic)\s+/iu, '');
      const isCommon = isGuessable(value);
      if (found.texts.length > 1 || (!isCommon && !isSecretLike(value)) || isWebAppKey(found, sourceCode)) return null;
      const accepts = (receiver: Receiver): boolean => (isCommon ? isCredential(value, receiver) : isSecret(value, text, receiver));
      const receiver = getReceivers(found.node, sourceCode).find(candidate => !isPublic(candidate.name) && accepts(candidate));
      if (!receiver || isSecretDefault(receiver.value, context)) return null;
      // A name that holds the value would show it.
      if (isCommon || isShownBy(receiver.name, value)) return { value: receiver.value, messageId: 'guessableCredential' };
      return { value: receiver.value, messageId: 'namedSecret', name: receiver.name || 'key' };
    }

    function isPublic(name: string): boolean {
      return isAllowed(name) || splitWords(name).some(word => PUBLIC_NAME_WORDS.has(word));
    }

    return {
      BinaryExpression(node) {
        if (node.operator === '+' && node.parent.type !== 'BinaryExpression') check(node);
      },
      Literal(node) {
        if (typeof node.value === 'string') check(node);
      },
      TemplateLiteral: check,
    };
  },
});

/** Whether one of the common credentials stands where one is expected, and is not just a name of something. */
function isCredential(value: string, receiver: Receiver): boolean {
  const { kind, name, object } = receiver;
  if (kind === 'key') return true;
  if (kind === 'comparison') return isSecretName(name);
  if (isSecretName(name) || splitWords(name).at(-1) === 'pass') {
    if (isBesideAccount(object)) return true;
    return PASSWORD_WORDS.has(splitWords(name).at(-1) ?? '') && !isOfSecretWords(value);
  }
  return false;
}

/** Whether a value that can be a secret is given to a name of one. */
function isSecret(value: string, text: string, receiver: Receiver): boolean {
  const { kind, name, object } = receiver;
  if (kind === 'key') return true;
  const isHeader = value !== text && splitWords(name).at(-1) === 'authorization';
  if (!isHeader && !isSecretName(name) && !(isTokenName(name) && isRandom(value) && !isCamelCase(value))) return false;
  if (kind === 'comparison') return true;
  return !isLabel(value) && (isBesideAccount(object) || !(isOfSecretWords(value) || isSameName(value, name)));
}

/** Whether an object names an account beside the credential; where that is just called as its key, the object is a table of names. */
function isBesideAccount(object: TSESTree.ObjectExpression | null): boolean {
  return getSiblings(object).some(({ key, value }) => CREDENTIAL_SIBLINGS.has(key) && !isFieldName(getLiteralString(value), key));
}

function isFieldName(value: string | null, key: string): boolean {
  return value !== null && (isSameName(value, key) || CREDENTIAL_SIBLINGS.has(value));
}

/** A Google API key beside what only the configuration of a web application has: it is public. */
function isWebAppKey({ node, texts }: StaticText, sourceCode: RuleContext['sourceCode']): boolean {
  if (!texts[0]?.startsWith('AIza')) return false;
  return getReceivers(node, sourceCode).some(({ object }) => getSiblings(object).some(({ key }) => WEB_APP_SIBLINGS.has(key)));
}

function getSiblings(object: TSESTree.ObjectExpression | null): { key: string; value: TSESTree.Node }[] {
  return (object?.properties ?? []).flatMap(property => (property.type === 'Property' ? [{ key: getKeyName(property) ?? '', value: property.value }] : []));
}

/** Whether something around a literal is called a sample, a mock, or the like: a variable, a function, a section of an object. */
function isStandIn(literal: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = literal; node; node = node.parent) {
    const name = isFunction(node) ? getFunctionName(node) : getGivenName(node);
    if (name !== null && isStandInName(name)) return true;
  }
  return false;
}

function isShownBy(name: string, value: string): boolean {
  return name.toLowerCase().includes(value.toLowerCase());
}
