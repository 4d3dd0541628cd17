import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallResourceResponse } from '../../src/backend/plugin/generated/pluginv2';
import { askPlugin } from './backend/askPlugin';
import { followPlugin } from './backend/followPlugin';
import { buildBackend, pluginContext, type PluginHost, startPlugin, unary } from './backend/pluginHost';

/** Every sign that means something in URLs, headers, forms, JSON, HTML, shells and regular expressions. */
const secrets = [
  'p@ss:w/o?r#d%20&x=1',
  `qu"ote's\\back\`tick`,
  '$1(a+)+[z]{2}|^.*$&',
  '<b>&amp;"x"</b>',
  '  spaced out  +plus',
  'plainSecret123',
  'http://user:inner@host:9/p?token=deep',
  '%41%42%43%3A%2F',
];

const jsonOf = (text: string): string => JSON.stringify(text).slice(1, -1);

/** How a store, or what stands before it, may write a secret that it repeats. */
const encodings: ReadonlyArray<readonly [string, (text: string) => string]> = [
  ['as it is', (text) => text],
  ['as a URL', encodeURI],
  ['as a part of a URL', encodeURIComponent],
  ['as a form', (text) => new URLSearchParams({ s: text }).toString().slice(2)],
  ['as JSON', jsonOf],
  ['as JSON in JSON', (text) => jsonOf(jsonOf(text))],
  [
    'as HTML',
    (text) =>
      text
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;')
        .replace(/'/g, '&#39;'),
  ],
  ['as base64', (text) => Buffer.from(text).toString('base64')],
  ['as base64 of URLs', (text) => Buffer.from(text).toString('base64url')],
  ['as base64 in a URL', (text) => encodeURIComponent(Buffer.from(text).toString('base64'))],
  ['in hexadecimal', (text) => Buffer.from(text).toString('hex')],
];

/** Ways to provoke an error: status and body around what is repeated. */
const answers: ReadonlyArray<(repeated: string) => readonly [number, string]> = [
  (repeated) => [400, JSON.stringify({ status: 'error', errorType: 'bad', error: `no: ${repeated}` })],
  (repeated) => [401, `who is ${repeated}?`],
  (repeated) => [403, repeated],
  (repeated) => [404, `<h1>${repeated}</h1>`],
  (repeated) => [500, `${'x'.repeat(280)}${repeated}`],
  (repeated) => [200, repeated],
  (repeated) => [200, `{"status":"success","data":{"resultType":"${jsonOf(repeated)}"}}`],
  (repeated) => [
    200,
    JSON.stringify({ status: 'success', warnings: [repeated], data: { resultType: 'matrix', result: [] } }),
  ],
  (repeated) => [302, repeated],
];

const credentials = [
  { auth: { auth: 'basic', user: 'covary' }, key: 'password' },
  { auth: { auth: 'bearer' }, key: 'token' },
  { auth: { headers: ['X-Api-Key'] }, key: 'header.X-Api-Key' },
] as const;

let contexts = 0;

/** A data source of its own, for settings are kept by its id. */
function ownContext(jsonData: unknown, kept: Readonly<Record<string, string>>): ReturnType<typeof pluginContext> {
  contexts += 1;
  return pluginContext(jsonData, kept, { settingsId: `covary-${contexts}` });
}

describe('secrets of every kind', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'covary-secrets-'));
  let host: PluginHost;
  let store: Server;
  let port = 0;

  beforeAll(async () => {
    store = createServer((request, response) => {
      const [, encoding = '0', answer = '0'] = /^\/(\d+)\/(\d+)\//.exec(request.url ?? '') ?? [];
      const repeated = repeatedBy(request).map((text) => encodings[Number(encoding)]?.[1](text) ?? text);
      const [status, body] = answers[Number(answer)]?.(repeated.join(' ')) ?? [200, ''];
      response.writeHead(status).end(body);
    }).listen(0, '127.0.0.1');
    await once(store, 'listening');
    const address = store.address();
    port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    host = await startPlugin(buildBackend(path.join(folder, 'gpx_covary')));
  });
  afterAll(async () => {
    store.closeAllConnections();
    store.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What came with a request, as the store knows it: the credentials, and what they are made of. */
  function repeatedBy({ headers }: IncomingMessage): readonly string[] {
    const authorization = headers.authorization ?? '';
    const key = headers['x-api-key'];
    const pair = authorization.startsWith('Basic ') ? Buffer.from(authorization.slice(6), 'base64').toString() : '';
    return [
      authorization,
      pair,
      pair.slice(pair.indexOf(':') + 1),
      authorization.replace(/^Bearer /, ''),
      ...(key === undefined ? [] : [key].flat()),
    ].filter((text) => text !== '');
  }

  it.each(secrets.map((secret, i) => [secret, i] as const))(
    '%s is in nothing that leaves the process',
    async (secret, i) => {
      const said: string[] = [];
      for (const [c, { auth, key }] of credentials.entries()) {
        for (const [e] of encodings.entries()) {
          await Promise.all(
            answers.map(async (_, a) => {
              const url = `http://127.0.0.1:${port}/${e}/${a}`;
              const settings = {
                upstream: { kind: 'prometheus', url, ...auth },
                secrets: { [`upstreams.store.${key}`]: secret },
                settingsId: `${i} ${c} ${e} ${a}`,
              };
              const answer = await askPlugin(host, {
                ...settings,
                query: { inputs: [{ refId: 'a', expr: 'up' }], analysis: { kind: 'quality' } },
                role: 'Viewer',
              });
              said.push(answer.error, ...answer.frames.map((frame) => frame.toString('latin1')));
              const context = ownContext({ upstreams: [{ name: 'store', ...settings.upstream }] }, settings.secrets);
              said.push(...(await health(context)));
              const toMs = Date.UTC(2026, 0, 5);
              said.push(
                await resource(context, 'labels?from=0&to=1000'),
                await resource(context, 'check?upstream=store'),
                await resource(context, 'preview', { input: { refId: 'a', expr: 'up' }, toMs })
              );
              // Of each secret in one of the encodings: HTTP/2 takes no thousands of streams that are left.
              if (e === (i + c) % encodings.length) {
                const stream = followPlugin(host, {
                  ...settings,
                  query: { inputs: [{ refId: 'a', expr: 'up' }], analysis: { kind: 'anomaly' } },
                  fromMs: Date.now() - 600_000,
                });
                said.push((await stream.next()).text);
                stream.leave();
              }
            })
          );
        }
      }
      const { metrics } = await unary<{ metrics: { prometheus: Buffer } | undefined }>((callback) =>
        host.diagnostics.collectMetrics({ pluginContext: undefined }, callback)
      );
      const output = [...said, metrics?.prometheus.toString() ?? '', host.stderr(), host.stdout()].join('\n');
      expect(output).toContain('[masked]');
      const forms = encodings.flatMap(([, encode]) => [secret, `covary:${secret}`].map(encode));
      expect(forms.filter((form) => output.includes(form))).toEqual([]);
    },
    120_000
  );

  it('the address of a store that is a secret is in nothing that leaves the process, for administrators neither', async () => {
    const said: string[] = [];
    // Before this, the log told of stores whose addresses are no secrets.
    const loggedBefore = host.stderr().length;
    for (const [a] of answers.entries()) {
      // Slashes at its end are not what is sent.
      for (const [u, url] of [
        `http://127.0.0.1:${port}/0/${a}`,
        `http://127.0.0.1:${port}/0/${a}///`,
        'http://127.0.0.1:9/inner',
      ].entries()) {
        const secretOf = { 'upstreams.store.url': url, 'upstreams.store.token': 'not-this-either' };
        const settings = {
          upstream: { kind: 'prometheus', auth: 'bearer' },
          secrets: secretOf,
          settingsId: `secret-${a}-${u}`,
        };
        const query = { inputs: [{ refId: 'a', expr: 'up' }], analysis: { kind: 'quality' } };
        const answer = await askPlugin(host, { ...settings, query, role: 'Admin' });
        said.push(answer.error, ...answer.frames.map((frame) => frame.toString('latin1')));
        const context = ownContext({ upstreams: [{ name: 'store', ...settings.upstream }] }, secretOf);
        said.push(...(await health(context)), await resource(context, 'check?upstream=store'));
      }
    }
    const output = [...said, host.stderr().slice(loggedBefore), host.stdout()].join('\n');
    expect(output).toContain('cannot reach [masked]');
    expect(output).not.toMatch(new RegExp(`${port}|127\\.0\\.0\\.1|/inner|not-this-either`));
  });

  it('a store that repeats the credentials leaves them out of the warnings beside what another store answers', async () => {
    const context = ownContext(
      {
        upstreams: [
          { name: 'store', kind: 'prometheus', url: `http://127.0.0.1:${port}/0/0`, auth: 'bearer' },
          { name: 'demo', kind: 'demo' },
        ],
      },
      { 'upstreams.store.token': 'spoken-of-in-a-warning' }
    );
    const text = await resource(context, 'labels?from=0&to=1000');
    expect(text).toContain('"service"');
    expect(text).toContain('[masked]');
    expect(text).not.toContain('spoken-of');
  });

  it('a secret that would end its header is refused by its name, and says nothing of what it is', async () => {
    const answer = await askPlugin(host, {
      upstream: { kind: 'prometheus', url: `http://127.0.0.1:${port}/0/0`, auth: 'bearer' },
      secrets: { 'upstreams.store.token': 'first-line\r\nX-Other: 1' },
      query: { inputs: [{ refId: 'a', expr: 'up' }], analysis: { kind: 'quality' } },
    });
    expect(answer.error).toMatch(/the secret "token" has a line break or another sign that no header can hold/);
    expect(answer.error).not.toContain('first-line');
  });

  async function health(context: ReturnType<typeof pluginContext>): Promise<readonly string[]> {
    const { message, jsonDetails } = await unary<{ message: string; jsonDetails: Buffer }>((callback) =>
      host.diagnostics.checkHealth({ pluginContext: context, headers: new Map() }, callback)
    );
    return [message, jsonDetails.toString()];
  }

  async function resource(context: ReturnType<typeof pluginContext>, url: string, body?: object): Promise<string> {
    const call = host.resource.callResource({
      pluginContext: context,
      path: url.replace(/\?.*/, ''),
      method: body === undefined ? 'GET' : 'POST',
      url,
      headers: new Map(),
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    });
    let text = '';
    call.on('data', (part: CallResourceResponse) => {
      text += part.body.toString();
    });
    await once(call, 'end');
    return text;
  }
});
