import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { startWaitingProxy } from '../../../workbench/server/demo/waitingProxy';

describe('the proxy in front of a server that is to come', () => {
  const closing: Array<() => void> = [];
  afterEach(() => closing.splice(0).forEach((close) => close()));

  /** Answers with what it was asked. */
  async function startEcho(): Promise<string> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () =>
        response.writeHead(203).end(`${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`)
      );
    }).listen(0, '127.0.0.1');
    closing.push(() => server.close());
    await once(server, 'listening');
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  it('holds what is asked until the server is there, and hands it on whole', async () => {
    let resolve = (_url: string): void => undefined;
    const promise = new Promise<string>((settle) => {
      resolve = settle;
    });
    const proxy = await startWaitingProxy(promise, 'not yet');
    closing.push(proxy.close);
    const asked = fetch(`${proxy.url}/api/v1/query?a=1`, { method: 'POST', body: 'query=up' });
    resolve(await startEcho());
    const answer = await asked;
    expect(answer.status).toBe(203);
    expect(await answer.text()).toBe('POST /api/v1/query?a=1 query=up');
  });

  it('gives the reason where the server does not start', async () => {
    const proxy = await startWaitingProxy(Promise.reject(new Error('it does not start')), 'not yet');
    closing.push(proxy.close);
    const answer = await fetch(proxy.url);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toBe('it does not start');
  });

  it('says so where the server ends in between', async () => {
    const proxy = await startWaitingProxy(Promise.resolve('http://127.0.0.1:1'), 'not yet');
    closing.push(proxy.close);
    const answer = await fetch(proxy.url);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(/ECONNREFUSED/);
  });
});
