import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

// Whoever builds, a test run among them, gets the libraries' production code.
process.env['NODE_ENV'] = 'production';

const hashOf = (...bytes: readonly Uint8Array[]): string =>
  bytes.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

/**
 * Writes down what the page is made of, so that anybody can compare what they were served: the version at the page's foot
 * is of its script and style, `vote.sha256.json` names every file.
 */
const published = (): Plugin => ({
  name: 'published-hashes',
  async writeBundle({ dir }, bundle) {
    const page = join(dir!, 'vote.html');
    const names = Object.keys(bundle)
      .filter((name) => name !== 'vote.html')
      .sort();
    const parts = await Promise.all(names.map((name) => readFile(join(dir!, name))));
    const version = hashOf(...parts).slice(0, 16);
    const html = (await readFile(page, 'utf8')).replace(
      'name="version" content=""',
      `name="version" content="${version}"`,
    );
    await writeFile(page, html);
    const files = { 'vote.html': hashOf(Buffer.from(html)) } as Record<string, string>;
    names.forEach((name, i) => (files[name] = hashOf(parts[i]!)));
    await writeFile(join(dir!, 'vote.sha256.json'), `${JSON.stringify({ version, files }, null, 2)}\n`);
  },
});

/**
 * The voting page: `web/vote` beside the application in `dist/web`, with nothing in common with it: one script, one style,
 * for phones that can reckon with large whole numbers (Chrome 67, Safari 14).
 */
export default defineConfig({
  root: 'web/vote',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [published()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: false,
    target: ['chrome67', 'safari14', 'firefox68'],
    cssTarget: ['chrome67', 'safari14', 'firefox68'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: 'web/vote/vote.html',
      output: {
        entryFileNames: 'assets/vote-[hash].js',
        chunkFileNames: 'assets/vote-[hash].js',
        assetFileNames: 'assets/vote-[hash][extname]',
      },
    },
  },
});
