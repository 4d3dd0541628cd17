import { type ResourceResponse } from '../../plugin/application';

/** A resource's answer as JSON. */
export function jsonResponse(status: number, body: unknown): ResourceResponse {
  return {
    status,
    headers: new Map([['content-type', ['application/json']]]),
    body: Buffer.from(JSON.stringify(body), 'utf8'),
  };
}
