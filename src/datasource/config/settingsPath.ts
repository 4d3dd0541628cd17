const ofHttp: ReadonlySet<string> = new Set(['timeoutMs', 'maxResponseBytes', 'maxConnections', 'tenant']);

/** Where the locale files have the words of a store's setting: what all stores over HTTP have is said once. */
export function settingsPath(kind: string, name: string): string {
  return `settings.${ofHttp.has(name) ? 'http' : kind}.${name}`;
}
