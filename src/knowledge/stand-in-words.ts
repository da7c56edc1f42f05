/**
 * Words in the name of a class that say that its instances stand in for those of another, or are made to be extended. Source:
 * the vocabulary of the design patterns (adapter, null object, abstract class) and of test doubles.
 */
export const STAND_IN_WORDS: ReadonlySet<string> = new Set(['abstract', 'adapter', 'dummy', 'fake', 'fallback', 'mock', 'noop', 'null', 'stub']);
