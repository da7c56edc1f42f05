import { HelpfulError } from '../errors.js';
import { anything, describeProblems, isRecord, record, type Infer, type Problem, type Schema } from '../schema.js';
import { readJsonFile } from '../util/json-file.js';

/** One setting: what it may be, and where it comes from. */
export interface Setting {
  readonly schema: Schema<unknown>;
  /** The variable of the environment, which wins over the file. */
  readonly variable: string;
  /** A line that could stand in `.env`, for the error that asks for it. */
  readonly example: string;
  readonly required: boolean;
}

export type Settings = Readonly<Record<string, Setting>>;
export type Environment = Readonly<Record<string, string | undefined>>;

type Path<S> = keyof S & string;
type OptionalPath<S extends Settings> = { [P in Path<S>]: S[P]['required'] extends false ? P : never }[Path<S>];
type Value<S extends Settings, P extends Path<S>> = Infer<S[P]['schema']>;

/**
 * Configuration that is either right or an error, never a guess. A value that does not fit stops the start; one that is missing
 * stops whoever requires it, by name. There is no `get(path, fallback)`: defaults are in the file, where one can see them.
 */
export class ConfigProxy<S extends Settings> {
  readonly #declared: S;
  readonly #file: string;
  readonly #values: ReadonlyMap<string, unknown>;

  private constructor(declared: S, file: string, values: ReadonlyMap<string, unknown>) {
    this.#declared = declared;
    this.#file = file;
    this.#values = values;
  }

  /** @throws {HelpfulError} of everything that is set but does not fit its schema. */
  static async load<S extends Settings>(declared: S, sources: { file: string; environment: Environment }): Promise<ConfigProxy<S>> {
    const { environment, file } = sources;
    const sections = await readJsonFile(record(anything), file);
    if (sections === undefined) {
      throw new HelpfulError({
        whatWentWrong: `The configuration file ${file} does not exist.`,
        howToFix: 'Start the program in the folder of the service, or restore the file from version control.',
      });
    }
    const values = new Map<string, unknown>();
    const problems: Problem[] = [];
    for (const [path, { schema, variable }] of Object.entries(declared)) {
      const fromEnvironment = readVariable(environment, variable);
      const raw = fromEnvironment ?? getAt(sections, path);
      if (raw === undefined) continue;
      const result = schema(raw, fromEnvironment === undefined ? `${path} in ${file}` : variable);
      if (result.ok) values.set(path, result.value);
      else problems.push(...result.problems);
    }
    if (problems.length === 0) return new ConfigProxy(declared, file, values);
    throw new HelpfulError({
      whatWentWrong: `The configuration is wrong: ${describeProblems(problems)}`,
      howToFix: 'Correct these values where they are set; .env.example shows the form of each.',
    });
  }

  /** @throws {HelpfulError} that says where to set it, when it is not set. */
  require<P extends Path<S>>(path: P): Value<S, P> {
    if (!this.#values.has(path)) throw this.#createMissing([path]);
    return this.#values.get(path) as Value<S, P>;
  }

  /** Only for what is declared optional: the compiler refuses to ask for anything else in this way. */
  optional<P extends OptionalPath<S>>(path: P): Value<S, P> | undefined {
    return this.#values.get(path) as Value<S, P> | undefined;
  }

  /** @throws {HelpfulError} that names every missing setting at once; by default of all that are declared required. */
  assertPresent(paths: ReadonlyArray<Path<S>> = this.#getRequired()): void {
    const missing = paths.filter(path => !this.#values.has(path));
    if (missing.length > 0) throw this.#createMissing(missing);
  }

  #getRequired(): string[] {
    return Object.keys(this.#declared).filter(path => this.#declared[path]?.required);
  }

  #createMissing(paths: readonly string[]): HelpfulError {
    const examples = Object.entries(this.#declared).flatMap(([path, setting]) => (paths.includes(path) ? [setting] : []));
    return new HelpfulError({
      whatWentWrong: `${paths.join(', ')} ${paths.length === 1 ? 'is' : 'are'} not configured.`,
      howToFix: `Set ${examples.map(({ variable }) => variable).join(', ')} in the environment, or the value in ${this.#file}.`,
      example: examples.map(({ example, variable }) => `${variable}=${example}`).join(' '),
    });
  }
}

/** Blank lines of a `.env` file count as missing. */
function readVariable(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

function getAt(sections: Record<string, unknown>, path: string): unknown {
  return path.split('.').reduce<unknown>((section, key) => (isRecord(section) ? section[key] : undefined), sections);
}
