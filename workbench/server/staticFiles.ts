import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The file that `path` names inside `folder`; undefined for anything outside it, hidden or of no known type. */
export function fileInside(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  const isInside =
    file.startsWith(folder + sep) && !path.split('/').some((part) => part === '' || part.startsWith('.'));
  return isInside && extname(file) in contentTypes ? file : undefined;
}

/** Sends the file; false when there is none. */
export async function sendFile(response: ServerResponse, file: string | undefined): Promise<boolean> {
  const stats = file === undefined ? undefined : await stat(file).catch(() => undefined);
  if (file === undefined || stats?.isFile() !== true) {
    return false;
  }
  response.writeHead(200, {
    'content-type': contentTypes[extname(file)],
    'content-length': stats.size,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  await pipeline(createReadStream(file), response);
  return true;
}
