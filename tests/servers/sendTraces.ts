import { tracesAsOtlp } from './traces';

/** Sends the traces to an OTLP receiver. */
export async function sendTraces(
  url: string,
  fromMs: number,
  headers: Readonly<Record<string, string>> = {}
): Promise<void> {
  for (const body of tracesAsOtlp(fromMs)) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${url}: ${response.status} ${await response.text()}`);
    }
  }
}
