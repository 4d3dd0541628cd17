import { type LokiLine } from './linePages';

/** Names of what identifies one request, whoever wrote the line. */
const identifier =
  /(?:^|_)(?:trace|span|request|req|correlation|session|transaction|message|event)_?id$|^traceparent$|^__error/i;
/** With this many values, of which most lines have their own, a label tells lines apart and not streams. */
const manyValues = 100;

/**
 * The labels that belong to lines and not to their stream, of an answer that does not keep them apart (Loki before 3.0,
 * and proxies that drop the request for it).
 */
export function perLineLabels(lines: readonly LokiLine[]): ReadonlySet<string> {
  const values = new Map<string, Set<string>>();
  for (const { labels } of lines) {
    for (const [name, value] of Object.entries(labels)) {
      const known = values.get(name);
      if (known === undefined) {
        values.set(name, new Set([value]));
      } else {
        known.add(value);
      }
    }
  }
  return new Set(
    [...values]
      .filter(([name, own]) => identifier.test(name) || (own.size > manyValues && own.size > lines.length / 2))
      .map(([name]) => name)
  );
}
