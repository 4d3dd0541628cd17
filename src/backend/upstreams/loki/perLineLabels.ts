import { parseLogLine } from '../../../core/logs/parseLogLine';
import { type LokiLine } from './linePages';

/** Names of what identifies one request, whoever wrote the line. */
const identifier =
  /(?:^|_)(?:trace|span|request|req|correlation|session|transaction|message|event)_?id$|^traceparent$|^__error/i;
/** With this many values, of which most lines have their own, a label tells lines apart and not streams. */
const manyValues = 100;

/** So many lines tell which labels were read out of them. */
const linesToRead = 50;

/**
 * The labels that belong to lines and not to their stream, of an answer that does not keep them apart (Loki before 3.0,
 * and proxies that drop the request for it): ids of requests, what has a value of its own in most lines, and, where lines
 * were read (`areRead`: the query has a stage such as `json`), what stands in them, too. Of a stream that has such a label itself, the one that was read
 * would be called `…_extracted`.
 */
export function perLineLabels(lines: readonly LokiLine[], areRead: boolean): ReadonlySet<string> {
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
  const read = areRead ? labelsReadOf(lines.slice(0, linesToRead)) : new Set();
  return new Set(
    [...values]
      .filter(
        ([name, own]) =>
          identifier.test(name) || read.has(name) || (own.size > manyValues && own.size > lines.length / 2)
      )
      .map(([name]) => name)
  );
}

/** The labels that stand in the lines, too, with the same values. */
function labelsReadOf(lines: readonly LokiLine[]): ReadonlySet<string> {
  const read = new Set<string>();
  const own = new Set<string>();
  for (const { text, labels } of lines) {
    const fields = new Map(
      Object.entries(parseLogLine(text).fields).map(([name, value]) => [name.replace(/\W/g, '_'), String(value)])
    );
    for (const [name, value] of Object.entries(labels)) {
      (fields.get(name) === value && labels[`${name}_extracted`] === undefined ? read : own).add(name);
    }
  }
  return new Set([...read].filter((name) => !own.has(name)));
}
