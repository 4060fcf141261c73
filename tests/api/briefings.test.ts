/** Briefings over HTTP: made, read, edited and signed by those who may. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleApi, startApi } from './sample.ts';

describe('briefings over the API', () => {
  let api: SampleApi;
  let analyst: string;
  let viewer: string;
  let id: number;

  beforeAll(async () => {
    api = await startApi('embedded');
    analyst = await api.token('analyst');
    viewer = await api.token('viewer');
  });
  afterAll(() => api?.close());

  const send = async (method: string, path: string, body: unknown, token = analyst) =>
    await api.ask(path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('are made by analysts only', async () => {
    expect((await send('POST', '/v1/briefings', { week: '2026-W29' }, viewer)).status).toBe(403);
    const made = await send('POST', '/v1/briefings', { week: '2026-W29' });
    expect(made.status).toBe(200);
    const row = (await made.json()) as { id: number; state: string };
    expect(row.state).toBe('draft');
    id = row.id;
  });

  it('refuse a week that does not exist', async () => {
    expect((await send('POST', '/v1/briefings', { week: '2026-W54' })).status).toBe(400);
  });

  it('take edits of sentences that there are', async () => {
    expect(
      (
        await send('PATCH', `/v1/briefings/${id}`, {
          edits: { 'volume-1': 'A quiet week' },
          comment: 'Seen.',
        })
      ).status,
    ).toBe(200);
    expect((await send('PATCH', `/v1/briefings/${id}`, { edits: { 'volume-99': 'x' } })).status).toBe(400);
    const page = await (await api.ask(`/v1/briefings/${id}/document?format=md`)).text();
    expect(page).toContain('A quiet week');
    expect(page).toContain('Seen.');
  });

  it.each([
    ['md', 'text/markdown'],
    ['html', 'text/html'],
    ['json', 'application/json'],
    ['docx', 'application/vnd.openxml'],
  ])('come as %s', async (format, type) => {
    const answer = await api.ask(`/v1/briefings/${id}/document?format=${format}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(answer.headers.get('content-disposition')).toContain(`2026-W29-en-v1.${format}`);
  });

  it('are signed once, and the audit log knows by whom', async () => {
    expect((await send('POST', `/v1/briefings/${id}/signature`, {}, viewer)).status).toBe(403);
    expect((await send('POST', `/v1/briefings/${id}/signature`, {})).status).toBe(200);
    expect((await send('POST', `/v1/briefings/${id}/signature`, {})).status).toBe(409);
    const audit = await api.store.audit.list(20);
    expect(audit.some(({ action, status }) => action.includes('signature') && status === 200)).toBe(true);
  });

  it('can be followed as Atom and listed as CSV', async () => {
    const atom = await (await api.ask('/v1/briefings?format=atom')).text();
    expect(atom).toContain('<feed');
    expect(atom).toContain('week 2026-W29');
    expect(await (await api.ask('/v1/briefings?format=csv')).text()).toContain('2026-W29');
  });

  it('do not exist where there are none', async () => {
    expect((await api.ask('/v1/briefings/999')).status).toBe(404);
  });
});
