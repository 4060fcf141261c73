import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

/** Parts of Observable Plot that no chart here uses, a fifth of what draws them, and that no bundler can see are unused. */
const lighterPlot: Plugin = {
  name: 'lighter-plot',
  enforce: 'pre',
  resolveId: (module, importer = '') =>
    /[\\/]@observablehq[\\/]plot[\\/]src[\\/]/.test(importer) &&
    /\/(legends|projection|schemes|tip)\.js$/.test(module)
      ? join(import.meta.dirname, 'plot', `${basename(module, '.js')}.ts`)
      : null,
};

/** Beside each text its compressed form, so that the server compresses nothing twice. */
const compressed: Plugin = {
  name: 'compressed',
  async writeBundle({ dir }, files) {
    const texts = Object.keys(files).filter((name) => /\.(js|css)$/.test(name));
    await Promise.all(
      texts.map(async (name) =>
        writeFile(join(dir!, `${name}.gz`), gzipSync(await readFile(join(dir!, name)))),
      ),
    );
  },
};

const recursive = { includeDependenciesRecursively: false };
/** Asks at once for all other files that a view needs. */
const first = {
  ...recursive,
  name: 'first',
  test: /preload-helper|dashboard[\\/](pages|language|load-charts|fonts)\.ts$/,
};
/** A page is two files, its own and what pages share: each file costs a reader more than its bytes. */
const shared = { ...recursive, name: 'shared', minShareCount: 2 };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [preact(), lighterPlot, compressed],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The first browsers with light-dark(), which the colours of both themes are written with.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [first, shared] } } },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:8480' } },
});
