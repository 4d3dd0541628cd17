/**
 * The path of the live channel that carries a payload's stream: the same for the same payload, so that viewers of the
 * same query share it, and another for any other one (FNV-1a twice, 64 bits; random ids need a secure context, which
 * Grafana's page may not be).
 */
export function liveChannelPath(payload: unknown): string {
  const text = JSON.stringify(payload);
  return `anomaly/${hash(text, 0x811c9dc5)}${hash(text, 0x01000193)}`;
}

function hash(text: string, seed: number): string {
  let value = seed;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}
