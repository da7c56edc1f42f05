/** Methods that call the function they are given before they return. Sources: ECMAScript's `Array`, `Iterator`, `Map`, `String`. */
export const SYNCHRONOUS_CALLERS: ReadonlySet<string> = new Set([
  ...['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'from', 'groupBy', 'map', 'reduce'],
  ...['reduceRight', 'replace', 'replaceAll', 'some', 'sort', 'toSorted'],
]);
