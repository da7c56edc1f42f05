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

/**
 * Other names that every program finds on the global object: functions, and what a window has. Sources: ECMAScript's "Global
 * Object", Node's "Global objects", the DOM's `Window` and `WorkerGlobalScope`.
 */
export const GLOBAL_NAMES: ReadonlySet<string> = new Set([
  ...['Infinity', 'NaN', 'undefined', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'eval', 'isFinite'],
  ...['isNaN', 'parseFloat', 'parseInt', 'unescape', 'globalThis', 'global', 'window', 'self', 'exports', '__dirname', '__filename'],
  ...['clearImmediate', 'clearInterval', 'clearTimeout', 'setImmediate', 'setInterval', 'setTimeout', 'queueMicrotask', 'structuredClone'],
  ...['atob', 'btoa', 'fetch', 'gc', 'reportError', 'CustomEvent', 'CloseEvent', 'MessageEvent', 'DOMException', 'Storage', 'CryptoKey'],
  ...['Crypto', 'SubtleCrypto', 'Performance', 'PerformanceObserver', 'CompressionStream', 'DecompressionStream', 'DOMParser', 'FileReader'],
  ...['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'Image', 'Audio', 'Option', 'Notification', 'Navigator', 'Window'],
  ...['addEventListener', 'removeEventListener', 'dispatchEvent', 'alert', 'confirm', 'prompt', 'open', 'close', 'closed', 'focus', 'blur'],
  ...['print', 'stop', 'scroll', 'scrollBy', 'scrollTo', 'scrollX', 'scrollY', 'innerHeight', 'innerWidth', 'outerHeight', 'outerWidth'],
  ...['getComputedStyle', 'getSelection', 'matchMedia', 'moveBy', 'moveTo', 'resizeBy', 'resizeTo', 'postMessage', 'requestAnimationFrame'],
  ...['cancelAnimationFrame', 'requestIdleCallback', 'cancelIdleCallback', 'devicePixelRatio', 'frames', 'frameElement', 'length', 'name'],
  ...['opener', 'origin', 'parent', 'status', 'top', 'event', 'external', 'isSecureContext', 'crossOriginIsolated', 'menubar', 'toolbar'],
  ...['importScripts', 'registration', 'clients', 'skipWaiting'],
]);
