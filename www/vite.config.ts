import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { offline } from './offline/offline.js';
import { staticPages } from './static/pages.js';

/** Prints the addresses of the preview server as plainly as possible, for people and for scripts. */
const plainAddresses: Plugin = {
  name: 'plain-addresses',
  configurePreviewServer(server) {
    server.printUrls = () => {
      const { local = [], network = [] } = server.resolvedUrls ?? {};
      for (const url of [...local, ...network]) console.log(`open ${url}`);
    };
  },
};

export default defineConfig({
  root: import.meta.dirname,
  // Relative, so that the site can be served from any path.
  base: './',
  build: {
    outDir: '../target/www',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    rollupOptions: {
      input: ['index.html', 'game/index.html'].map((page) => resolve(import.meta.dirname, page)),
    },
  },
  plugins: [plainAddresses, staticPages(), offline()],
});
