// @ts-check
// A folder on a local address, and the installed browser to open it with.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves a folder on a port of this machine, as static hosts do: a folder in it is its page, and has a slash at its end.
 *
 * @param {string} folder
 * @param {Record<string, string>} [headers] - what every answer has besides its type
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export async function serve(folder, headers = {}) {
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const page = pathname.endsWith('/') ? 'index.html' : '';
    const file = normalize(join(folder, decodeURIComponent(pathname), page));
    try {
      if (!file.startsWith(folder)) throw new Error('outside the folder');
      if (existsSync(join(file, 'index.html'))) {
        response.writeHead(302, { location: `${pathname}/${search}` }).end();
        return;
      }
      const content = await readFile(file);
      response.writeHead(200, {
        ...headers,
        'content-type': types[extname(file)] ?? 'application/octet-stream',
      });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** Starts the browser that is installed; none is downloaded. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
