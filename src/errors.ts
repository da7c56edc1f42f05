/**
 * Says what the user got wrong in options, settings or arguments. Whoever prints it, stack included, prints one line: a
 * stack trace would point into this plugin, where the mistake is not.
 */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
    this.stack = message;
  }
}
