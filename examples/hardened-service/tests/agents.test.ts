import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StepExecutor } from '../src/agents/executor.js';
import { HttpModelClient } from '../src/agents/model-client.js';
import { describePlan, type ExtractionPlan } from '../src/agents/plan.js';
import { ExtractionPlanner } from '../src/agents/planner.js';
import { pdfToText } from '../src/agents/tools.js';
import { estimateTokens } from '../src/agents/document-text.js';
import { fakeModel, stub } from './support.js';

const invoice = {
  id: 'd1',
  name: 'invoice.txt',
  text: 'Invoice no: R-2024-7\nDate: 2024-03-01\n\nTotal: 119.00\nIBAN: DE02 1203 0000 0000 2020 51',
  meta: { sender: { name: 'ACME', city: 'Kiel' }, pages: 2, tags: ['a', 'b'] },
};

const createPlanner = (answer: string | undefined, maxSteps = 12) => new ExtractionPlanner(fakeModel(answer), { concurrency: 2, maxSteps });
const createExecutor = (answer: string | undefined) => new StepExecutor(fakeModel(answer), { concurrency: 2 });

test("uses the model's steps, drops what is no step, and asks once", async () => {
  const model = fakeModel('[{"kind":"extract","target":"invoice"},{"kind":"dance"},{"kind":"store","target":"x","optional":true}]');
  const planner = new ExtractionPlanner(model, { concurrency: 1, maxSteps: 12 });
  assert.equal(describePlan(await planner.plan(invoice)), 'extract:invoice > store:x?');
  assert.equal((await planner.plan({ ...invoice })).source, 'model');
  assert.equal(model.prompts.length, 1);
  assert.match(model.prompts[0] ?? '', /\[0\] Invoice no: R-2024-7 Date: 2024-03-01/);
});

test('plans a document once for all who ask at a time, and again after a failure', async () => {
  const model = fakeModel('[{"kind":"store","target":"x"}]');
  const planner = new ExtractionPlanner(model, { concurrency: 1, maxSteps: 12 });
  const [first, second] = await Promise.all([planner.plan(invoice), planner.plan({ ...invoice })]);
  assert.equal(first, second);
  assert.equal(model.prompts.length, 1);
  let isBroken = true;
  const complete = async () => {
    if (isBroken) throw new RangeError('bug');
    return { text: '', tokens: 0 };
  };
  const repaired = new ExtractionPlanner({ complete }, { concurrency: 1, maxSteps: 12 });
  await assert.rejects(repaired.plan(invoice), RangeError);
  isBroken = false;
  assert.equal((await repaired.plan(invoice)).source, 'default');
});

test('takes the default steps when the model is down or has no idea, and says so', async () => {
  for (const answer of ['no idea', '{}', undefined]) {
    const plan = await createPlanner(answer).plan(invoice);
    assert.equal(plan.source, 'default');
    assert.equal(describePlan(plan), 'split:invoice? > extract:invoice > verify:invoice > store:invoice');
  }
  assert.equal((await createPlanner('').plan({ ...invoice, text: 'Hello' })).documentType, 'unknown');
});

test('a bug in the model client is not taken for a model that is down', async () => {
  const planner = new ExtractionPlanner({ complete: () => Promise.reject(new RangeError('bug')) }, { concurrency: 1, maxSteps: 12 });
  await assert.rejects(planner.plan(invoice), RangeError);
});

test('estimates by sections and nested meta data, heavy documents come first', async () => {
  assert.equal(estimateTokens(invoice), 2 * 120 + 5 * 15);
  const { plans } = await createPlanner('').planAll([{ id: 'd0', name: '', text: 'x' }, invoice]);
  assert.deepEqual(plans.map(({ document }) => document.id), ['d1', 'd0']);
});

test('rejects a document whose plan is too long, with a reason', async () => {
  const planner = createPlanner('[{"kind":"split","target":"a"},{"kind":"store","target":"a"}]', 1);
  await assert.rejects(planner.plan(invoice), { name: 'PlanError', howToFix: /agents\.maxSteps/ });
  const { plans, rejected } = await planner.planAll([invoice]);
  assert.deepEqual(plans, []);
  assert.match(rejected[0]?.reason ?? '', /document d1 has 2 steps, at most 1 are run/);
});

test('executes a plan and cleans the values', async () => {
  const executor = createExecutor('Invoice, probably');
  const plan = await createPlanner('').plan(invoice);
  const result = await executor.execute({ ...plan, steps: [{ kind: 'classify', target: 'x', optional: false }, ...plan.steps] });
  assert.equal(result.complete, true);
  assert.deepEqual(result.fields, { number: 'R-2024-7', total: '119.00', iban: 'DE02120300000000202051' });
  assert.equal(result.steps[0]?.output, 'invoice');
  assert.deepEqual(executor.usage, { tokens: 10, steps: 5 });
});

test('reports incomplete documents and goes on with the next', async () => {
  const { plans } = await createPlanner('').planAll([invoice, { id: 'a0', name: 'x', text: 'Invoice with VAT' }]);
  const results = await createExecutor('').executeAll(plans);
  assert.deepEqual(results.map(({ complete, documentId }) => [documentId, complete]), [['a0', false], ['d1', true]]);
  assert.match(results[0]?.steps.find(({ ok }) => !ok)?.message ?? '', /no number, no total/);
});

test('a step that is optional may fail, and a document is not read twice at a time', async () => {
  const steps = (optional: boolean): ExtractionPlan => ({ document: invoice, documentType: 'x', steps: [{ kind: 'classify', target: 'x', optional }], source: 'model', weight: 1 });
  assert.equal((await createExecutor(undefined).execute(steps(true))).complete, true);
  assert.equal((await createExecutor(undefined).execute(steps(false))).complete, false);
  const executor = createExecutor('Invoice');
  const [first, second] = await Promise.allSettled([executor.execute(steps(true)), executor.execute(steps(true))]);
  assert.deepEqual([first.status, second.status], ['fulfilled', 'rejected']);
});

test('the model client sends its user, waits while the model is busy, and refuses other answers', async () => {
  const { baseUrl, seen } = await stub((req, count) => {
    const user = Buffer.from(req.headers.authorization?.slice(6) ?? '', 'base64').toString();
    return count === 1 ? { status: 429 } : { body: count === 2 ? { text: user, tokens: 1 } : { completion: 'old format' } };
  });
  const client = new HttpModelClient({ endpoint: baseUrl, model: 'm', user: 'planner', password: 'p', busyDelayMs: 1 });
  assert.equal((await client.complete('hello')).text, 'planner:p');
  assert.equal(seen.length, 2);
  await assert.rejects(client.complete('hello'), { name: 'UpstreamError', code: 'BAD_ANSWER', message: /text: expected text.*tokens: expected a number/ });
});

test('a tool that is missing is said to be missing', async () => {
  const { PATH } = process.env;
  process.env['PATH'] = '/nowhere';
  try {
    await assert.rejects(pdfToText('x; rm -rf y.pdf'), { whatWentWrong: 'pdftotext is not installed.', howToFix: /poppler/ });
  } finally {
    process.env['PATH'] = PATH;
  }
});
