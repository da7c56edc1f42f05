/**
 * Objects, namespaces and constructors that the language, Node, Deno, Bun or the browser provide by name. Sources: ECMAScript's
 * "Global Object", Node's "Global objects", the DOM's `Window`.
 */
export const GLOBAL_OBJECTS: ReadonlySet<string> = new Set([
  ...['AggregateError', 'Array', 'ArrayBuffer', 'Atomics', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'Boolean', 'DataView', 'Date'],
  ...['Error', 'EvalError', 'FinalizationRegistry', 'Float32Array', 'Float64Array', 'Function', 'Int16Array', 'Int32Array', 'Int8Array'],
  ...['Intl', 'Iterator', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError', 'ReadonlyMap', 'ReadonlySet'],
  ...['ReferenceError', 'Reflect', 'RegExp', 'Set', 'SharedArrayBuffer', 'String', 'Symbol', 'SyntaxError', 'TypeError', 'URIError'],
  ...['Uint16Array', 'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'WeakMap', 'WeakRef', 'WeakSet', 'WebAssembly'],
  ...['AbortController', 'AbortSignal', 'Blob', 'BroadcastChannel', 'Buffer', 'Bun', 'Deno', 'Event', 'EventSource', 'EventTarget'],
  ...['File', 'FormData', 'Headers', 'MessageChannel', 'MessagePort', 'ReadableStream', 'Request', 'Response', 'TextDecoder'],
  ...['TextEncoder', 'TransformStream', 'URL', 'URLSearchParams', 'WebSocket', 'Worker', 'WritableStream', 'console', 'crypto'],
  ...['import.meta', 'module', 'performance', 'process', 'require'],
  ...['Element', 'HTMLElement', 'Node', 'XMLHttpRequest', 'caches', 'customElements', 'document', 'history', 'indexedDB'],
  ...['localStorage', 'location', 'navigator', 'screen', 'sessionStorage', 'visualViewport'],
]);

/** Globals that hold all others. Sources: ECMAScript's `globalThis`, Node's `global`, the DOM's `window` and `self`. */
export const SELF_REFERENCES: ReadonlySet<string> = new Set(['global', 'globalThis', 'self', 'window']);
