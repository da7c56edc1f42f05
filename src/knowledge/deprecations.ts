/**
 * The words by which a `@deprecated` tag says what to do instead, and what warns at run time. Source, where nothing else is said:
 * the rule catalogue, with the inflections that real tags use.
 */

/** Verbs and phrases that the name of a replacement follows. */
export const REPLACEMENT_PHRASE =
  'use|using|replaced (?:by|with)|in favou?r of|superseded by|see(?: also)?|prefer|call|import|migrate to|move to|moved to|renamed (?:to|as)|rename to|switch to';

/** Words behind such a phrase that name nothing: "do not use this", "use it at your own risk". */
export const NAMELESS_WORDS: ReadonlySet<string> = new Set(
  ('above all and any anymore anything as at because below but case cases else elsewhere for from here if in instead is it no not of on only or ' +
    'other otherwise something someone that them there these this those to too when where with without you your').split(' '),
);

/** Words that speak of the end of what is deprecated. */
export const REMOVAL =
  /\b(?:remov(?:e|ed|es|al|ing)|delet(?:e|ed|ion)|drop(?:s|ped)?|end[- ]of[- ](?:life|support)|eol|gone|go(?:es)? away|retired?|sunset|disappears?|unsupported (?:from|after))\b/iu;

/** Packages whose exports warn of deprecated code when called, or make functions that do. Source: the README of each. */
export const DEPRECATION_PACKAGES: ReadonlySet<string> = new Set([
  ...['depd', 'deprecate', 'deprecation', 'process-warning', 'util-deprecate'],
]);

/** Methods and functions that warn, whatever holds them: the level of a logger, Node's `process` and `util`. Source: the Node.js documentation. */
export const WARNING_CALLEES: ReadonlySet<string> = new Set(['deprecate', 'emitWarning', 'warn', 'warning']);
