/** The methods of built-in types that change what they are called on. Sources: ECMAScript's `Array`, `Date`, `Map` and `Set`; the URL Standard. */
export const WRITERS_BY_TYPE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['Array', new Set(['copyWithin', 'fill', 'pop', 'push', 'reverse', 'shift', 'sort', 'splice', 'unshift'])],
  [
    'Date',
    new Set([
      ...['setDate', 'setFullYear', 'setHours', 'setMilliseconds', 'setMinutes', 'setMonth', 'setSeconds', 'setTime', 'setUTCDate'],
      ...['setUTCFullYear', 'setUTCHours', 'setUTCMilliseconds', 'setUTCMinutes', 'setUTCMonth', 'setUTCSeconds', 'setYear'],
    ]),
  ],
  ['Map', new Set(['clear', 'delete', 'set'])],
  ['Set', new Set(['add', 'clear', 'delete'])],
  ['URLSearchParams', new Set(['append', 'delete', 'set', 'sort'])],
]);

/** Methods that change what they are called on, whatever that is. */
export const WRITING_METHODS: ReadonlySet<string> = new Set([...WRITERS_BY_TYPE.values()].flatMap(methods => [...methods]));

/** Functions that change their first argument. Source: ECMAScript's `Object` and `Reflect`. */
export const OBJECT_WRITERS: ReadonlySet<string> = new Set([
  'Object.assign',
  'Object.defineProperties',
  'Object.defineProperty',
  'Object.setPrototypeOf',
  'Reflect.defineProperty',
  'Reflect.deleteProperty',
  'Reflect.set',
  'Reflect.setPrototypeOf',
]);
