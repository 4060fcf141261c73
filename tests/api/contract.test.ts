/** The contract: every answer of a crawl over all addresses and forms is as the OpenAPI document says. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemSchema } from '../../api/schemas/items.ts';
import { fillSample, type SampleApi, startApi } from './sample.ts';

interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: { enum?: string[] } }[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
interface Contract {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

/** What stands for the parameters in a path. */
const places: Record<string, string[]> = {
  '/v1/items/{id}': ['/v1/items/1', '/v1/items/999999'],
  '/v1/alerts/{id}': ['/v1/alerts/1', '/v1/alerts/999999'],
  '/v1/alerts/{id}/verdict': ['/v1/alerts/999999/verdict'],
  '/v1/chronology/promotions/{id}': ['/v1/chronology/promotions/1999-01-01-nothing'],
  '/v1/subscriptions/{id}': ['/v1/subscriptions/999999'],
  '/v1/snapshots/{name}': ['/v1/snapshots/nothing'],
  '/v1/briefings/{id}': ['/v1/briefings/999999'],
  '/v1/briefings/{id}/document': ['/v1/briefings/999999/document'],
  '/v1/briefings/{id}/signature': ['/v1/briefings/999999/signature'],
  '/v1/briefings/{id}/deliveries': ['/v1/briefings/999999/deliveries'],
  '/v1/attention/{category}': ['/v1/attention/sanctions'],
  '/v1/stories/{id}': ['/v1/stories/999999'],
  '/v1/series/{name}': ['/v1/series/balance', '/v1/series/nothing'],
  '/v1/series/{name}/months': ['/v1/series/balance/months', '/v1/series/nothing/months'],
  '/v1/series/{name}/levels': ['/v1/series/balance/levels', '/v1/series/nothing/levels'],
  '/v1/series/{name}/trend': ['/v1/series/balance/trend', '/v1/series/nothing/trend'],
  '/v1/feeds/{id}': ['/v1/feeds/1', '/v1/feeds/999999'],
  '/v1/feeds/{id}/fetches': ['/v1/feeds/1/fetches', '/v1/feeds/999999/fetches'],
  '/v1/tables/{name}': ['/v1/tables/items', '/v1/tables/nothing'],
};

/** Answers that never end, or that need a body or a role, have tests of their own. */
const ENDLESS = '/v1/events';

describe('the contract', () => {
  let api: SampleApi;
  let contract: Contract;
  let checkOf: (path: string, method: string, status: number, type: string) => ValidateFunction | undefined;

  beforeAll(async () => {
    api = await startApi('embedded');
    await fillSample(api, 30);
    contract = await api.json<Contract>('/v1/openapi.json');
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    (addFormats as unknown as (instance: Ajv2020) => void)(ajv);
    ajv.addSchema(contract, 'contract');
    const escapePart = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
    checkOf = (path, method, status, type) => {
      const pointer = ['paths', path, method, 'responses', String(status), 'content', type, 'schema'];
      if (contract.paths[path]?.[method]?.responses[status]?.content?.[type] === undefined) return undefined;
      return ajv.compile({ $ref: `contract#/${pointer.map(escapePart).map(encodeURIComponent).join('/')}` });
    };
  });
  afterAll(() => api?.close());

  async function hold(path: string, method: string, address: string, init?: RequestInit): Promise<number> {
    const response = await api.ask(address, { method: method.toUpperCase(), ...init });
    const type = response.headers.get('content-type')!.split(';')[0]!;
    const check = checkOf(path, method, response.status, type);
    const text = await response.text();
    expect(
      check,
      `${method} ${address}: ${response.status} ${type} is not in the contract: ${text.slice(0, 300)}`,
    ).toBeDefined();
    const body = /json$/.test(type) ? JSON.parse(text) : text;
    expect(check!(body) ? [] : check!.errors, `${method} ${address}`).toEqual([]);
    return response.status;
  }

  it('is OpenAPI 3.1 and names every address of the crawl', () => {
    expect(contract.openapi).toBe('3.1.0');
    expect(Object.keys(contract.paths).length).toBeGreaterThan(20);
    for (const path of Object.keys(contract.paths).filter((path) => path.includes('{')))
      expect(places, `a place for ${path}`).toHaveProperty([path]);
  });

  it('holds for every address in every form', async () => {
    let answered = 0;
    for (const [path, methods] of Object.entries(contract.paths)) {
      if (path === ENDLESS || methods['get'] === undefined) continue;
      const formats = methods['get'].parameters?.find(({ name }) => name === 'format')?.schema.enum ?? [];
      for (const address of places[path] ?? [path]) {
        for (const query of ['', ...formats.map((format) => `?format=${format}`), '?nonsense=1']) {
          if (query === '?nonsense=1' && formats.length === 0) continue;
          const status = await hold(path, 'get', address + query);
          if (status === 200) answered += 1;
        }
      }
    }
    expect(answered).toBeGreaterThan(60);
  });

  it('holds under every filter of items', async () => {
    const { parameters } = contract.paths['/v1/items']!['get']!;
    const values: Record<string, string> = {
      q: 'station',
      from: '2026-07-01',
      to: '2026-W30',
      week: '2026-W30',
      outlet: 'Invented Orbit',
      country: 'US',
      language: 'en',
      feed: '1',
      min_probability: '0.5',
      limit: '3',
      after: 'x',
      category: 'sanctions',
      factor: 'china',
      dyad: 'us-russia',
      actor: 'nasa',
      relevance: 'relevant',
      orientation: 'tension',
      press: 'us',
      side: 'us',
      kind: 'trade',
      dimension: 'station',
      fields: 'id,title',
    };
    for (const { name, schema } of parameters!) {
      const value = values[name] ?? schema.enum?.[0];
      expect(value, `a value for ${name}`).toBeDefined();
      await hold('/v1/items', 'get', `/v1/items?${name}=${encodeURIComponent(value!)}`);
      if (name in values || !['sort', 'limit', 'after', 'fields', 'format'].includes(name))
        await hold('/v1/facets', 'get', `/v1/facets?${name}=${encodeURIComponent(value!)}`);
    }
  });

  it('gives whole items where no fields are named', async () => {
    const { items } = await api.json<{ items: unknown[] }>('/v1/items');
    for (const item of items) itemSchema.parse(item);
  });

  it('holds for a text of the caller’s own', async () => {
    const post = (body: string, type = 'application/json') => ({ body, headers: { 'content-type': type } });
    const text = { title: 'NASA and Roscosmos extend the seat swap', all: true };
    expect(await hold('/v1/classify', 'post', '/v1/classify', post(JSON.stringify(text)))).toBe(200);
    expect(await hold('/v1/classify', 'post', '/v1/classify', post('{"title":'))).toBe(400);
    expect(await hold('/v1/classify', 'post', '/v1/classify', post('{}'))).toBe(400);
    expect(await hold('/v1/classify', 'post', '/v1/classify', post('title=x', 'text/plain'))).toBe(415);
  });

  it('holds for roles and their refusals', async () => {
    const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
    const [admin, coder] = [await api.token('admin'), await api.token('coder')];
    expect(await hold('/v1/audit', 'get', '/v1/audit')).toBe(401);
    expect(await hold('/v1/audit', 'get', '/v1/audit', as(coder))).toBe(403);
    expect(await hold('/v1/audit', 'get', '/v1/audit', as(admin))).toBe(200);
    const pause = (token: string) => ({
      body: '{"state":"paused"}',
      headers: { ...as(token).headers, 'content-type': 'application/json' },
    });
    expect(await hold('/v1/feeds/{id}', 'patch', '/v1/feeds/1', pause(coder))).toBe(403);
    expect(await hold('/v1/feeds/{id}', 'patch', '/v1/feeds/1', pause(admin))).toBe(200);
    expect(await hold('/v1/audit', 'get', '/v1/audit', as(admin))).toBe(200);
    const judge = (token: string) => ({
      body: '{"verdict":"confirmed"}',
      headers: { ...as(token).headers, 'content-type': 'application/json' },
    });
    const [path, address] = ['/v1/alerts/{id}/verdict', '/v1/alerts/999999/verdict'];
    expect(await hold(path, 'post', address, judge(coder))).toBe(403);
    expect(await hold(path, 'post', address, judge(admin))).toBe(404);
    const promotions = '/v1/chronology/promotions';
    const promote = {
      ...judge(admin),
      body: JSON.stringify({ story: 999_999, title: 'Crews dock', text: 'They docked.' }),
    };
    expect(await hold(promotions, 'post', promotions, promote)).toBe(404);
    const event = [`${promotions}/{id}`, 'delete', `${promotions}/1999-01-01-nothing`] as const;
    expect(await hold(...event, as(coder))).toBe(403);
    expect(await hold(...event, as(admin))).toBe(404);
  });

  it('is a page to read that loads nothing from elsewhere', async () => {
    const page = await (await api.ask('/v1/docs')).text();
    for (const path of Object.keys(contract.paths)) expect(page).toContain(path);
    expect(page).not.toMatch(/<script|style=|(?:src|href)="(?:https?:)?\/\//);
    expect((await api.ask('/v1/docs.css')).headers.get('content-type')).toContain('text/css');
  });
});
