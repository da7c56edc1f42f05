import { HelpfulError } from '../errors.js';

const OLDEST_NODE = 20;

export function assertSupportedRuntime(version: string): void {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return;
  throw new HelpfulError({
    whatWentWrong: `Node ${version} is too old for this service.`,
    howToFix: `Use Node ${OLDEST_NODE} or later.`,
    example: 'nvm install --lts',
  });
}
