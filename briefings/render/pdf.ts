/** A document as PDF: printed by a Chromium from the HTML page where one is found, else set by a library. */
import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { WrittenDocument } from '../document.ts';
import { renderHtml } from './html.ts';

const run = promisify(execFile);
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const LONGEST_MS = 60_000;

export interface RenderedPdf {
  bytes: Buffer;
  /** Said where the PDF is the plainer one: why, and what to do for the other. */
  remark: string | null;
}

/** @param browser path of a Chromium; undefined looks for one on the PATH, an empty text uses none. */
export async function renderPdf(document: WrittenDocument, browser?: string): Promise<RenderedPdf> {
  const found = browser === undefined ? await findBrowser() : browser || undefined;
  if (found === undefined)
    return {
      bytes: await setPlainly(document),
      remark:
        'No Chromium was found, so the PDF is set plainly; install Chromium, or name it in CHROMIUM, for the print view.',
    };
  try {
    return { bytes: await print(document, found), remark: null };
  } catch (error) {
    return {
      bytes: await setPlainly(document),
      remark: `Chromium (${found}) could not print, so the PDF is set plainly: ${firstLine(error)}`,
    };
  }
}

/** The library is loaded only when it is wanted: it costs a start half a second. */
async function setPlainly(document: WrittenDocument): Promise<Buffer> {
  const { renderPlainPdf } = await import('./plain-pdf.ts');
  return await renderPlainPdf(document);
}

async function findBrowser(): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    for (const name of NAMES) {
      const path = join(folder, name);
      if (
        await access(path).then(
          () => true,
          () => false,
        )
      )
        return path;
    }
  return undefined;
}

/** The page is written to a file of its own folder and loads nothing; scripts do not run since it has none. */
async function print(document: WrittenDocument, browser: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'rendezvous-print-'));
  try {
    const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    await writeFile(page, renderHtml(document));
    const flags = [
      ...[
        '--headless',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
      ],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'profile')}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ];
    await run(browser, flags, { timeout: LONGEST_MS });
    return await readFile(pdf);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0]!;
}
