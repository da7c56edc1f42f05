/** The errors of the language. Source: ECMAScript, "Error Objects". */
export const BUILT_IN_ERRORS: ReadonlySet<string> = new Set([
  ...['AggregateError', 'Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
]);

/** Words that only say that something failed. Source: the rule catalogue. */
export const VACUOUS_WORDS =
  /\b(?:a|an|bad|err|errors?|exceptions?|fail(?:ed|s|ures?)?|happened|has|internal|invalid|issues?|occurred|oops|problems?|something|the|unexpected|unknown|was|went|wrong)\b/giu;

/** Globals that programs throw to answer or to wait, not to fail: Remix and React do. */
export const THROWN_NO_ERRORS: ReadonlySet<string> = new Set(['Promise', 'Response']);

/** Words of functions that take an error for the place where it was made, or put a message into it. */
export const STACK_WORDS: ReadonlySet<string> = new Set([
  ...['assign', 'caller', 'callsite', 'callsites', 'capture', 'create', 'define', 'frame', 'frames', 'location', 'parse', 'source', 'stack', 'trace'],
]);
