// npm run requeue -- <folder with order files>
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { assertAccepted, send } from '../src/clients/upstream.js';
import { explain, HelpfulError, UpstreamError } from '../src/errors.js';
import { object, text, unwrap, url } from '../src/schema.js';
import { order } from '../src/types.js';
import { mapConcurrent } from '../src/util/concurrency.js';
import { readJsonFile } from '../src/util/json-file.js';

const AT_A_TIME = 4;

try {
  const failed = await requeue(process.argv[2]);
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/** The number of orders that failed again. */
async function requeue(folder: string | undefined): Promise<number> {
  if (folder === undefined) {
    throw new HelpfulError({
      whatWentWrong: 'There is no folder to read orders from.',
      howToFix: 'Name it.',
      example: 'npm run requeue -- data/inbox',
    });
  }
  const environment = object({ SERVICE_URL: url('https:', 'http:'), OPS_TOKEN: text() });
  const { OPS_TOKEN, SERVICE_URL } = unwrap(environment(process.env, ''), {
    whatWentWrong: 'The environment is not complete:',
    howToFix: 'Sign in at /ops/login, and set SERVICE_URL and OPS_TOKEN.',
  });
  const names = (await readdir(folder)).filter(name => name.endsWith('.json'));
  const outcomes = await mapConcurrent(names, AT_A_TIME, async name => {
    const id = (await readJsonFile(order, path.join(folder, name)))?.id;
    return id === undefined || retryOrder(`${SERVICE_URL}/api/orders/${id}/retry`, OPS_TOKEN);
  });
  return outcomes.filter(isDone => !isDone).length;
}

async function retryOrder(address: string, token: string): Promise<boolean> {
  try {
    await assertAccepted('service', await send('service', address, { method: 'POST', headers: { authorization: `Bearer ${token}` } }));
    console.log('done', address);
    return true;
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    console.error('failed', address, explain(error));
    return false;
  }
}
