/** At which argument such a function takes its object, its path and what it returns for a missing value. */
export interface PathLookupSignature {
  readonly object: number;
  readonly path: number;
  readonly fallback: number | null;
}

const GET: PathLookupSignature = { object: 0, path: 1, fallback: 2 };
const RAMDA_OR: PathLookupSignature = { fallback: 0, path: 1, object: 2 };
const RAMDA: PathLookupSignature = { path: 0, object: 1, fallback: null };

/** Functions that read a path from an object, by where they come from. Sources: the manuals of lodash, es-toolkit, radash and ramda. */
export const PATH_LOOKUPS: Readonly<Record<string, PathLookupSignature>> = {
  'lodash.get': GET,
  'lodash.fp.getOr': RAMDA_OR,
  'lodash.fp.get': RAMDA,
  'lodash.result': GET,
  'lodash-es.get': GET,
  'lodash-es.get.js': GET,
  'es-toolkit.compat.get': GET,
  'radash.get': GET,
  'just-safe-get': GET,
  'dlv': GET,
  'ramda.pathOr': RAMDA_OR,
  'ramda.propOr': RAMDA_OR,
  'ramda.path': RAMDA,
  'ramda.prop': RAMDA,
};
