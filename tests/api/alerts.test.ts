/** Alerts over the API: listed in every form, judged by analysts only, their precision published. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewAlert } from '../../store/alert-reader.ts';
import { fillSample, type SampleApi, startApi } from './sample.ts';

const alert = (week: string): NewAlert => ({
  ...{
    kind: 'count',
    subject: 'stories-sanctions',
    week,
    direction: 'up',
    observed: 9,
    expected: 2.5,
    p: 0.001,
  },
  stories: [{ id: 1, title: 'Sanctions <hit> engines', outlets: ['Invented Orbit'] }],
  words: ['sanctions'],
});

interface Listed {
  alerts: { id: number; week: string; verdict: string | null; judgedBy: string | null }[];
  precision: { confirmed: number; open: number; value: number | null };
  next: string | null;
}

describe('alerts', () => {
  let api: SampleApi;

  beforeAll(async () => {
    api = await startApi('embedded');
    await fillSample(api, 10);
    const raised = ['2026-W20', '2026-W25', '2026-W28'].map(alert);
    await api.store.alerts.settle({ class: 'live', marks: 1 }, raised, raised, [], { alerts: 'test' });
  });
  afterAll(() => api?.close());

  const judge = async (id: number, body: unknown, token?: string) =>
    await api.ask(`/v1/alerts/${id}/verdict`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    });

  it('are listed newest first, page by page', async () => {
    const first = await api.json<Listed>('/v1/alerts?class=live&limit=2');
    expect(first.alerts.map(({ week }) => week)).toEqual(['2026-W28', '2026-W25']);
    const second = await api.json<Listed>(`/v1/alerts?class=live&limit=2&after=${first.next}`);
    expect(second).toMatchObject({ alerts: [{ week: '2026-W20' }], next: null });
    expect(await api.json('/v1/alerts?class=live&from=2026-W25&to=2026-W25')).toMatchObject({
      alerts: [{ week: '2026-W25' }],
    });
  });

  it('come as a table and as a feed', async () => {
    const csv = await (await api.ask('/v1/alerts?class=live&format=csv')).text();
    expect(csv.split('\r\n')[0]).toContain('p [0–1]');
    const atom = await (await api.ask('/v1/alerts?class=live&format=atom')).text();
    expect(atom.match(/<entry>/g)).toHaveLength(3);
    expect(atom).toContain('stories-sanctions');
  });

  it('are judged by analysts, with a note, and count in the precision', async () => {
    const [analyst, coder] = [await api.token('analyst'), await api.token('coder')];
    expect((await judge(1, { verdict: 'confirmed' })).status).toBe(401);
    expect((await judge(1, { verdict: 'confirmed' }, coder)).status).toBe(403);
    expect((await judge(1, { verdict: 'perhaps' }, analyst)).status).toBe(400);
    expect((await judge(999_999, { verdict: 'confirmed' }, analyst)).status).toBe(404);
    const judged = await judge(1, { verdict: 'confirmed', note: 'a vote in the council' }, analyst);
    expect(await judged.json()).toMatchObject({ verdict: 'confirmed', note: 'a vote in the council' });
    expect((await judge(2, { verdict: 'dismissed' }, analyst)).status).toBe(200);
    expect((await api.json<Listed>('/v1/alerts?class=live')).precision).toMatchObject({
      ...{ confirmed: 1, dismissed: 1, open: 1, value: 0.5 },
    });
    const audit = await api.store.audit.list(10);
    expect(audit.map(({ action, status }) => `${action} ${status}`)).toContain(
      'POST /v1/alerts/:id/verdict 200',
    );
  });

  it('are found by what was made of them', async () => {
    expect(await api.json('/v1/alerts?class=live&verdict=open')).toMatchObject({ alerts: [{ id: 3 }] });
    expect(await api.json('/v1/alerts/2')).toMatchObject({ verdict: 'dismissed' });
  });
});
