/** The validation report over HTTP: as data, as Markdown, as a page; and its absence. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validationSchema } from '../../api/schemas/validation.ts';
import { makeValidation, validationVersions } from '../../workers/validate.ts';
import { presentSource } from '../../workers/validation-source.ts';
import { fillSample, type SampleApi, startApi } from './sample.ts';

describe('validation over the API', () => {
  let api: SampleApi;
  beforeAll(async () => {
    api = await startApi('embedded');
    await fillSample(api, 30);
  });
  afterAll(() => api?.close());

  it('is not found before there is one, and says how to make it', async () => {
    const answer = await api.ask('/v1/validation');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('validate --keep');
  });

  it('comes as data, as Markdown and as a page', async () => {
    const clock = { now: () => Date.parse('2026-09-01') };
    const wish = { class: 'live' as const, from: '2026-W28', to: '2026-W30' };
    const versions = validationVersions({ codebook: 'c', lexicon: 'l', model: 'm', method: 'test' });
    await api.store.validation.replace(await makeValidation(presentSource(api.store, clock), wish), versions);
    const report = validationSchema.parse(await api.json('/v1/validation'));
    expect(report).toMatchObject({ class: 'live', from: '2026-W28', madeWith: { model: 'm' } });
    expect(report.tests[0]).toMatchObject({ id: 'V1', verdict: 'unknown', asked: expect.any(String) });
    for (const [format, type, start] of [
      ['md', 'text/markdown', '# Validation report'],
      ['html', 'text/html', '<!doctype html>'],
    ] as const) {
      const answer = await api.ask(`/v1/validation?format=${format}`);
      expect(answer.headers.get('content-type')).toContain(type);
      expect(await answer.text()).toMatch(new RegExp(`^${start}`));
    }
  });
});
