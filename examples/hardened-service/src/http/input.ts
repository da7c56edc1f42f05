import { HttpError } from '../errors.js';
import { describeProblems, type Schema } from '../schema.js';

/**
 * What a caller sent, checked: a body, a parameter, a query.
 *
 * @throws {HttpError} 400, with every problem.
 */
export function readInput<T>(schema: Schema<T>, input: unknown, path = ''): T {
  const result = schema(input, path);
  if (result.ok) return result.value;
  throw new HttpError({
    status: 400,
    code: 'BAD_REQUEST',
    whatWentWrong: describeProblems(result.problems),
    howToFix: 'Correct the request and send it again.',
  });
}
