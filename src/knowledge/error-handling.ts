/**
 * The words and names by which error handlers are judged. Source, where nothing else is said: the rule catalogue's "Error
 * handlers", whose lists these are, with the inflections that real code uses.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Functions that make another value of an error and do nothing else with it. */
export const CONVERTER_FUNCTIONS = words(`
  Array.from Boolean Error JSON.stringify Number Object.assign Object.entries Object.freeze Object.fromEntries
  Object.getOwnPropertyDescriptor Object.getOwnPropertyNames Object.getPrototypeOf Object.keys Object.values
  Promise.resolve Reflect.get Reflect.ownKeys String parseInt structuredClone util.format util.inspect util.stripVTControlCharacters
`);

/** First words of functions that make another value of what they are given: `getMessage(e)`, `toError(e)`, `formatError(e)`. */
export const CONVERTER_WORDS = words(`
  as build clean coerce convert create describe ensure extract format from get has inspect is make normalise normalize parse
  pretty read redact sanitize serialise serialize stringify strip to translate truncate unwrap wrap
`);

/** Converters that, awaited, rather do something: `await createIssue(e)`. */
export const MAKING_WORDS = words('build create make');

/** Methods that ask about a text, a list or an error; they hand nothing on, and asking is a test. */
export const TEST_METHODS = words(`
  endsWith exec has hasOwn hasOwnProperty includes indexOf match search startsWith test
`);

/** First words of functions that answer yes or no: `isNotFound(e)`, `shouldRetry(e)`. */
export const PREDICATE_WORDS = words('are can has is matches must needs should was');

/**
 * Predicates that only tell an error from what is none, or one shape of value from another: they test for no known error. The
 * names are those of lodash, util.types and what projects call their own.
 */
export const NARROWING_PREDICATES = words(`
  hasMessage isArray isDefined isErrno isErrnoException isFunction isNil isNotNull isNull isObject isObjectLike isPlainObject isRecord
  isString isTruthy isUndefined
`);

/** `isError`, `isNativeError`, `isErrorWithMessage`. */
export const ERROR_PREDICATE =
  /^is(?:Any|Js|JS|Native|Node|NodeJS|Plain|Std|System|Unknown)?(?:Error|Exception)(?:Instance|Like|Obj|Object|WithCode|WithMessage)?$/u;

/** Classes that every error is an instance of. */
export const BROAD_CLASSES = words('Error Object');

/** Last words of variables and members that say the work was called off or is over, so that its failure interests nobody. */
export const CALLED_OFF_WORDS: ReadonlySet<string> = new Set([
  ...words(`
    abort aborted canceled cancelled closed closing destroyed disposed exited exiting settled stopped stopping terminated terminating torndown
    unmounted
  `),
  'shutting down',
  'torn down',
]);

/** Words in the name of a called function that make the failure visible. */
export const SIGNAL_WORDS = words(`
  alert alerts capture error errors issue issues fail failed failing fails failure failures notification notifications notify record reject rejected
  status toast toaster toasts
`);

/** Objects all of whose methods make something visible: `toast.show()`. */
export const SIGNAL_OBJECT_WORDS = words(`
  alert alerts notification notifications notifier notify toast toaster toasts
`);

/** Keys of a returned object that tell failure from success. */
export const OUTCOME_KEYS = words(`
  err error errors failed failure failures ok status success successful valid isError isValid isOk isSuccess
`);

/** Words in the name of a variable or field that tells failure from success. */
export const OUTCOME_WORDS = words(`
  err error errors fail failed failing failure failures invalid ok state status success valid
`);

/** Of these, the ones that speak of failure: they signal it unless set to nothing. */
export const FAILURE_WORDS = words('err error errors fail failed failing failure failures invalid rejected');

/** Names of 4xx and 5xx statuses, as words joined by `_`. Source: RFC 9110. */
export const ERROR_STATUS_NAMES =
  /bad_gateway|bad_request|conflict|forbidden|not_found|server_error|timeout|too_many|unauthorized|unavailable|unprocessable/u;

/** Members of an enum of states that say that the work did not come about: `Status.Disconnected`. */
export const DOWN_WORDS = words('disconnected down inactive offline unavailable unhealthy unreachable');

/** Texts that say that something failed. */
export const FAILURE_TEXT =
  /\b(?:cannot|can't|could not|couldn't|err(?:or)?s?|fail(?:ed|s|ure)?|invalid|not (?:available|found|possible|supported)|unable|unavailable)\b|❌/iu;

/** Words in the name of a counter of failures. */
export const COUNTER_WORDS = words(`
  dropped err error errors errored fail failed failing fails failure failures missed rejected skipped
`);

/** Functions that make the failure half of an Either or Result. Source: fp-ts, effect, neverthrow, oxide.ts, ts-results. */
export const RESULT_FAILURES = words('Err Fail Failure Left err errAsync fail failure left');

/** Words in the name of a function that is told how the work ended, so that `false` says that it failed. */
export const RESULT_WORDS = words('outcome result success');

/** Words that only say that a handler ignores the error, not why. */
export const EMPTY_REASON_WORDS = words(`
  a all an and any continue do empty err error errors exception exceptions failure failures for fine here ignore ignored ignores ignoring
  it just no noop nothing ok okay on op safe safely silent silently skip swallow swallowed swallowing that the this to
`);

/** First words of methods that release something. */
export const CLEANUP_WORDS = words(`
  abort cancel cleanup clear close destroy detach disconnect dispose end free kill off quit release removeListener rm rmdir rollback
  shutdown stop teardown terminate unlink unlock unref unregister unsubscribe
`);

/** First words of methods that change something elsewhere. */
export const WRITE_WORDS = words(`
  charge commit create delete flush insert patch pay post publish put remove save send update upload upsert write
`);

/** Words in the path of a write whose loss nobody misses. */
export const BEST_EFFORT_WORDS = words('analytics beacon heartbeat metric metrics telemetry track tracker');

/** Words in the name of what only keeps a copy. */
export const COPY_WORDS = words('cache cached caches caching memo memoize');

/** Words in the name of a function that writes a log: it has nowhere left to report to. */
export const LOG_WORDS = words('log logs logging');

/** First words of functions that have the same work done again later. */
export const AGAIN_WORDS = words('reconnect requeue reschedule retry schedule');

/** Words in the name of a function that is one step of a tear-down. */
export const TEARDOWN_WORDS = words('cleanup cleanups dispose shutdown teardown unmount');

/** Functions that do nothing with what a callback gives back. */
export const CALLBACK_TAKERS = words('addEventListener forEach on setInterval setTimeout');

/** Methods that read a response's body (Fetch standard). */
export const BODY_READERS = words('arrayBuffer blob bytes formData json text');

/** fs functions that ask about a path, without `Sync`. Source: the Node.js documentation of `fs`; `exists` and `pathExists` are fs-extra's, too. */
export const FS_PROBES = words('access exists lstat pathExists readdir realpath stat');

/** Last words of questions after what is outside, which is there or is not: `isCommandAvailable`, `isHostReachable`. */
export const PRESENCE_WORDS = words('alive available downloaded exists installed listening reachable registered resolvable running');

/** First words of functions that run a command. */
export const COMMAND_WORDS = words('exec execa run spawn');

/** Functions that convert a text, and whose error says no more than the text does. */
export const TEXT_CONVERSIONS = words('BigInt JSON.parse RegExp URL decodeURI decodeURIComponent url.URL');

/** Packages that find modules as Node.js does: what they throw says that a module is not there. */
export const RESOLVER_PACKAGES = words('import-meta-resolve mlly resolve resolve-from');

/** Functions that call back until it works. */
export const POLLERS = words('expectEventually poll pollUntil retryUntil until waitFor waitUntil');

/** Functions that wait. */
export const WAITS = words('delay once setTimeout sleep wait');

/** Names of functions that say that failure is one of their answers. */
export const LENIENT_NAME =
  /^(?:safe|safely|try|maybe|probe)(?=[A-Z_]|$)|(?:Quietly|Silently|OrNull|OrUndefined|IfPossible)$/u;

/** Names of functions that answer keystrokes: an answer that fails to come must not disturb who types. */
export const TYPING_NAME = /(?:[aA]utocomplete|[cC]ompleter|[sS]uggestions)$/u;

/** In a sentence of a function's description, that the work fails in whatever way; that something is not found is one way only. */
export const DESCRIBED_FAILURE =
  /\b(?:(?:all|an|any|every|on|or) (?:\w+ )?(?:error|failure)s?|can(?:'|no)t be read|fails|not available|unable|unavailable|unreachable|unreadable|(?:if|or|when) (?:\w+ ){1,3}throws)\b/iu;

/** In the same sentence, what the function then answers. */
export const DESCRIBED_ANSWER =
  /\b(?:continues?|defaults?|empty|false|falls? back|ignored|null|omitted|skipped|undefined)\b|\[\]|\{\}/iu;

/** Descriptions that say it in a phrase. */
export const DESCRIBED_LENIENCE =
  /\b(?:auto|tab )complet\w*|\bbest[ -]effort\b|\bfails? (?:closed|soft)\b|\b(?:never|does not|doesn't) (?:reject|throw)s?\b|\bsilently (?:ignore|omit|skip|swallow)\w*|\bswallows (?:all |any |every )?errors?\b/iu;

/** In a comment, that a handler is meant for whatever fails, not for one failure: `if it fails for any reason`, `best effort`, `last resort`. */
export const EVERY_FAILURE =
  /\b(?:all|any|every|global|whatever) (?:\w+ ){0,3}(?:errors?|exceptions?|failures?|reason|handler)\b|\b(?:any|every|some)thing (?:\w+ ){0,2}(?:fails|throws|wrong)\b|\b(?:best|last|ultimate|final)[ -](?:effort|resort|fallback)\b|\bgraceful(?:ly)? degrad|\b(?:must|may|should|can) never (?:\w+ ){0,3}(?:alter|block|break|crash|fail|interrupt|reject|throw)/iu;

/** Packages whose `.catch()` gives a schema a fallback value, or is no promise's for another reason. */
export const PACKAGES_WITH_THEIR_OWN_CATCH = words(`
  @effect/schema @sinclair/typebox arktype effect io-ts joi superstruct valibot yup zod zod/mini zod/v3 zod/v4
`);

/** Words of an identifier by which a loop limits its attempts. */
export const ATTEMPT_WORDS = words(`
  attempt attempts backoff deadline elapsed max maximum remaining retries retry retrying timeout tries try
`);
