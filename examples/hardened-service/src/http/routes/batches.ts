import { Router } from 'express';
import { HttpError } from '../../errors.js';
import { defaulted, integer, object } from '../../schema.js';
import type { Service } from '../../service.js';
import { readInput } from '../input.js';
import type { SessionPool } from '../session-pool.js';

const PAGE_SIZE = 50;
const paging = object({ page: defaulted(integer({ min: 1 }), 1) });

type Parts = Pick<Service, 'access' | 'partner' | 'saver'>;

export function createBatchRoutes({ access, partner, saver }: Parts, sessions: SessionPool): Router {
  const router = Router();

  router.get('/batches', async (req, res) => {
    const { page } = readInput(paging, req.query);
    const all = await saver.list();
    res.json({ items: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), page, total: all.length });
  });

  router.get('/batches/:id', async (req, res) => {
    const manifest = await saver.readManifest(req.params.id);
    if (manifest === undefined) throw createNotFound();
    res.json(manifest);
  });

  router.delete('/batches/:id', async (req, res) => {
    if (!(await access.hasRole(sessions.get(req).user, 'delete'))) {
      throw new HttpError({
        status: 403,
        code: 'FORBIDDEN',
        whatWentWrong: 'You may not delete batches.',
        howToFix: 'Ask the ops team for the role "delete".',
      });
    }
    if (!(await saver.remove(req.params.id))) throw createNotFound();
    await partner.deleteBatch(req.params.id);
    res.status(204).end();
  });

  return router;
}

function createNotFound(): HttpError {
  return new HttpError({
    status: 404,
    code: 'NOT_FOUND',
    whatWentWrong: 'There is no such batch.',
    howToFix: 'List what there is at GET /api/batches; old batches are purged.',
  });
}
