/**
 * How schema libraries say what a configuration has to look like. Sources: the manuals of zod, valibot, joi, yup, superstruct,
 * envalid, t3-env and class-validator.
 */

/** Methods and functions that give the validated value: of a schema, or given one as first argument. */
export const SCHEMA_PARSERS: ReadonlySet<string> = new Set([
  'assert',
  'attempt',
  'cast',
  'create',
  'decode',
  'parse',
  'parseAsync',
  'parseEnv',
  'safeParse',
  'safeParseAsync',
  'validate',
  'validateAsync',
  'validateSync',
]);

/** Members of a parser's result that hold the value. */
export const RESULT_MEMBERS: ReadonlySet<string> = new Set(['data', 'output', 'value']);

/** Functions that make an object schema of its properties. */
export const OBJECT_SCHEMAS: ReadonlySet<string> = new Set(['interface', 'looseObject', 'object', 'strictObject', 'type']);

/** Methods that add the properties of their argument. */
export const SCHEMA_EXTENDERS: ReadonlySet<string> = new Set(['and', 'append', 'concat', 'extend', 'keys', 'merge', 'safeExtend', 'shape']);

/** Methods, and functions around a schema, after which a value may be missing. */
export const OPTIONAL_SCHEMAS: ReadonlySet<string> = new Set(['exactOptional', 'maybe', 'notRequired', 'nullable', 'nullish', 'optional', 'undefinedable']);

/** Methods, and functions around a schema, after which a value is there whatever was given. */
export const DEFAULTED_SCHEMAS: ReadonlySet<string> = new Set(['catch', 'default', 'fallback', 'prefault']);

/** Libraries whose values are optional unless the schema says `required()`. */
export const OPTIONAL_BY_DEFAULT: ReadonlySet<string> = new Set(['@hapi/joi', 'joi', 'yup']);

/** Functions that build a configuration of a table of validators: which argument the table is, and under which keys it has parts. */
export const ENV_BUILDERS: Readonly<Record<string, { readonly argument: number; readonly parts: readonly string[] }>> = {
  cleanEnv: { argument: 1, parts: [] },
  createEnv: { argument: 0, parts: ['server', 'client', 'shared'] },
};

/** Functions that make an instance of a class, given first, whose decorators validate it. */
export const CLASS_BUILDERS: ReadonlySet<string> = new Set(['plainToClass', 'plainToInstance', 'transformAndValidate', 'transformAndValidateSync']);
