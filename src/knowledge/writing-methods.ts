/** Methods that change what they are called on. Source: ECMAScript's `Array`, `Map` and `Set`. */
export const WRITING_METHODS: ReadonlySet<string> = new Set([
  'add',
  'clear',
  'copyWithin',
  'delete',
  'fill',
  'pop',
  'push',
  'reverse',
  'set',
  'shift',
  'sort',
  'splice',
  'unshift',
]);

/** Functions that change their first argument. Source: ECMAScript's `Object` and `Reflect`. */
export const OBJECT_WRITERS: ReadonlySet<string> = new Set([
  'Object.assign',
  'Object.defineProperties',
  'Object.defineProperty',
  'Reflect.deleteProperty',
  'Reflect.set',
]);
