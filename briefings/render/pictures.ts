/** SVG to PNG for the forms that cannot draw it, always with the same font, so that every machine makes the same picture. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const require = createRequire(import.meta.url);
let ready: Promise<Uint8Array[]> | undefined;

/** The path of a DejaVu font file: it has Latin, Cyrillic, arrows and true minus signs. */
export function fontFile(
  name: 'DejaVuSans' | 'DejaVuSans-Bold' | 'DejaVuSerif' | 'DejaVuSerif-Bold' | 'DejaVuSerif-Italic',
): string {
  return require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);
}

export interface Picture {
  png: Buffer;
  /** Pixels of the drawing, not of the PNG, which is finer. */
  width: number;
  height: number;
}

const FINENESS = 2;

export async function drawPng(svg: string): Promise<Picture> {
  const fonts = await (ready ??= prepare());
  const drawn = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: FINENESS },
    font: { fontBuffers: fonts, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  });
  const { width, height } = drawn;
  return { png: Buffer.from(drawn.render().asPng()), width, height };
}

async function prepare(): Promise<Uint8Array[]> {
  await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return (['DejaVuSans', 'DejaVuSans-Bold'] as const).map((name) => readFileSync(fontFile(name)));
}
