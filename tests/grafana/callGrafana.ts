const grafanaUrl = process.env['GRAFANA_URL'] ?? 'http://localhost:3000';
const authorization = `Basic ${Buffer.from(process.env['GRAFANA_LOGIN'] ?? 'admin:admin').toString('base64')}`;

/** Grafana's answer to a call of its interface, as an administrator; rejects with what it says when it refuses. */
export async function callGrafana(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(grafanaUrl + path, {
    method,
    headers: { authorization, 'content-type': 'application/json', 'X-Disable-Provenance': 'true' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${text}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}
