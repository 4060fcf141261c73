/** The built dashboard: its files, and its page at every address that is not the API's. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';

/** Serves a built folder. Files under `assets/` carry a hash in their name and may be kept for ever. */
export function serveDashboard(app: OpenAPIHono, folder: string): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const root = relative(process.cwd(), folder) || '.';
  app.use('/assets/*', async (context, next) => {
    await next();
    context.header('cache-control', 'public, max-age=31536000, immutable');
  });
  app.use('/assets/*', serveStatic({ root, precompressed: true }));
  app.get('*', async (context, next) => {
    if (/^\/(v1|health|metrics|assets)(\/|$)/.test(context.req.path)) return await next();
    return context.html(page, 200, { 'cache-control': 'no-cache' });
  });
}
