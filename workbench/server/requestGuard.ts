import { type IncomingMessage } from 'node:http';

/**
 * Why a request is refused, if it is. The server is for pages it served itself: another site in the same browser could
 * otherwise reach it through DNS that points at 127.0.0.1 (wrong Host) or by a form or script (foreign Origin).
 */
export function refusal({ headers }: IncomingMessage, port: number): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !hosts.includes(headers.host)) {
    return 'wrong host';
  }
  if (headers.origin !== undefined && !hosts.some((host) => headers.origin === `http://${host}`)) {
    return 'foreign origin';
  }
  return undefined;
}
