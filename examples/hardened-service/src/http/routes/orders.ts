import { Router } from 'express';
import { HttpError } from '../../errors.js';
import type { Service } from '../../service.js';
import { identifier, order, type Order } from '../../types.js';
import { readInput } from '../input.js';

export function createOrderRoutes({ inbox, pipeline }: Pick<Service, 'inbox' | 'pipeline'>): Router {
  const router = Router();

  router.post('/orders', async (req, res) => {
    const received = readInput(order, req.body);
    await inbox.save(received);
    res.status(201).json(await pipeline.process(received));
  });

  router.get('/orders/:id', async (req, res) => {
    res.json(await findOrder(req.params.id));
  });

  router.post('/orders/:id/retry', async (req, res) => {
    res.json(await pipeline.process(await findOrder(req.params.id)));
  });

  return router;

  async function findOrder(id: string): Promise<Order> {
    const found = await inbox.find(readInput(identifier, id, 'id'));
    if (found !== undefined) return found;
    throw new HttpError({
      status: 404,
      code: 'NOT_FOUND',
      whatWentWrong: 'There is no such order.',
      howToFix: 'Check its id; orders are listed in the shop, not here.',
    });
  }
}
