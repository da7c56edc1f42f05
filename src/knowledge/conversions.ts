/** Functions whose result only says in another form what they are given. Source: the rule catalogue's "through". */
export const CONVERTERS: ReadonlySet<string> = new Set([
  'Boolean',
  'JSON.parse',
  'Number',
  'Number.parseFloat',
  'Number.parseInt',
  'String',
  'parseFloat',
  'parseInt',
]);

/** Methods of strings that keep what the text says. */
export const TEXT_METHODS: ReadonlySet<string> = new Set([
  'replace',
  'replaceAll',
  'slice',
  'split',
  'toLowerCase',
  'toString',
  'toUpperCase',
  'trim',
  'trimEnd',
  'trimStart',
]);
