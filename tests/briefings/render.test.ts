/** The forms of a document: each carries the text, none lets a headline do harm. */
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../briefings/render/forms.ts';
import { composeBriefing } from '../../briefings/weekly/compose-briefing.ts';
import { firstWeek, silentWeek, syntheticStory, syntheticWeek } from './synthetic-week.ts';

const hostile = '<script>alert(1)</script> "quoted" & [link](javascript:x) \u202eevil\u0007 | *bold*';
const document = composeBriefing(
  syntheticWeek({
    stories: [syntheticStory(1, { title: hostile, cooperation: 0.9 }), syntheticStory(2, { tension: 0.9 })],
  }),
  'en',
);
const body = async (form: 'md' | 'html' | 'json') => String((await renderDocument(document, form)).body);

describe('Markdown', () => {
  it('shows a hostile headline as text', async () => {
    const text = await body('md');
    expect(text).toContain('\\<script\\>');
    expect(text).not.toMatch(/[^\\]<script|\]\(javascript|\u202e/);
  });
});

describe('HTML', () => {
  it('is one page that loads nothing and runs nothing', async () => {
    const page = await body('html');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/<script|<link|<img|src=|url\(|@import|var\(--/);
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain('<svg ');
  });

  it('leads every citation to its source', async () => {
    const page = await body('html');
    const cited = [...page.matchAll(/href="#(source-\d+)"/g)].map((match) => match[1]!);
    expect(cited.length).toBeGreaterThan(2);
    for (const id of cited) expect(page).toContain(`id="${id}"`);
  });
});

describe('JSON', () => {
  it('begins with what it is about', async () => {
    expect(JSON.parse(await body('json'))).toMatchObject({ week: '2026-W30', delivered: 40, stories: 2 });
  });
});

describe('DOCX', () => {
  it.each([
    ['a full week', document],
    ['a silent week', composeBriefing(silentWeek(), 'en')],
    ['a first week in Russian', composeBriefing(firstWeek(), 'ru')],
  ])('of %s has headings, text and footer', async (_, written) => {
    const files = unzipSync((await renderDocument(written, 'docx')).body as Buffer);
    const text = new TextDecoder().decode(files['word/document.xml']);
    expect(text).toContain('w:val="Heading1"');
    expect(text).not.toContain('<script>');
    expect(Object.keys(files)).toContain('word/footer1.xml');
  });

  it('carries its figures as pictures', async () => {
    const files = Object.keys(unzipSync((await renderDocument(document, 'docx')).body as Buffer));
    expect(files.filter((name) => name.endsWith('.png')).length).toBe(3);
  });
});

describe('PDF', () => {
  it('is set plainly where no Chromium is, and says so', async () => {
    const { body: bytes, remark } = await renderDocument(document, 'pdf', '');
    expect((bytes as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect(remark).toContain('CHROMIUM');
  });

  it('is set plainly where Chromium fails, and says why', async () => {
    const { body: bytes, remark } = await renderDocument(
      composeBriefing(silentWeek(), 'ru'),
      'pdf',
      '/no/such/program',
    );
    expect((bytes as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect(remark).toContain('/no/such/program');
  });
});
