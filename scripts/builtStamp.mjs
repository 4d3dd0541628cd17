import path from 'node:path';

/**
 * A file as old as the newest build: the build leaves files that come out the same untouched, so that their age tells nothing. It lies where
 * `npm ci` leaves it.
 */
export const builtStamp = path.resolve(import.meta.dirname, '../.cache/plugin-built');
