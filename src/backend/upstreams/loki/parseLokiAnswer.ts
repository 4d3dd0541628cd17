import { z } from 'zod';
import { type ResponseSeries } from '../../../core/kernels/matrixResponse';
import { parseMatrixResponse } from '../../../core/kernels/parseMatrixResponse';
import { failure } from '../../../core/result';
import { excerpt } from '../http/excerpt';
import { isDeeplyNested } from '../http/isDeeplyNested';
import { shortList } from '../http/shortList';
import { shortened } from '../http/shortened';
import { UpstreamError } from '../upstream';
import { type LokiLine } from './linePages';
import { perLineLabels } from './perLineLabels';

/** Series of a metric query, or lines of a log query. */
export interface LokiAnswer {
  readonly series: readonly ResponseSeries[];
  readonly lines: readonly LokiLine[];
  readonly warnings: readonly string[];
}

const envelopeShape = z.object({
  status: z.literal('success'),
  warnings: z.array(z.string()).nullish(),
  data: z.unknown(),
});

const streamsShape = z.object({
  resultType: z.literal('streams'),
  result: z
    .array(
      z.object({
        stream: z.record(z.string(), z.string()),
        values: z.array(z.tuple([z.string().regex(/^\d+$/), z.string()]).rest(z.unknown())),
      })
    )
    .nullish(),
  encodingFlags: z.array(z.string()).optional(),
});

const texts = z.record(z.string(), z.string()).catch({});
/** What Loki 3 adds to a line where it is asked to keep labels apart. */
const categories = z.object({ structuredMetadata: texts.optional(), parsed: texts.optional() });
/** A stage of a query that makes labels of what lines hold. */
const readingStage = /\|\s*(?:json|logfmt|unpack|regexp|pattern)\b/;
const mostNested = 100;

const matrixShape = z.object({ resultType: z.literal('matrix') });
const errorShape = z.object({ error: z.string().optional(), message: z.string().optional() });

/**
 * Reads an answer of Loki's API; what it says of an error, mostly in plain text, is passed on in its words.
 *
 * @param query what was asked for: whether fields of the lines may be among the labels
 */
export function parseLokiAnswer(upstream: string, status: number, body: Buffer, query = ''): LokiAnswer {
  const parsed = isDeeplyNested(body, mostNested) ? failure('nested too deeply') : parseMatrixResponse(body);
  const envelope = parsed.ok ? envelopeShape.safeParse(parsed.value.envelope) : undefined;
  if (status !== 200 || !parsed.ok || envelope?.success !== true) {
    const words = parsed.ok ? errorShape.safeParse(parsed.value.envelope).data : undefined;
    throw new UpstreamError(
      `${upstream}: ${shortened(words?.error ?? words?.message ?? plainWords(status, body))}`,
      status >= 400 ? status : 502
    );
  }
  const { data, warnings } = envelope.data;
  const streams = streamsShape.safeParse(data);
  const isMatrix = matrixShape.safeParse(data).success;
  if (!streams.success && !isMatrix && !Array.isArray(data)) {
    throw new UpstreamError(`${upstream}: the answer is neither series nor lines: ${excerpt(body)}`, 502);
  }
  return {
    series: parsed.value.series,
    lines: streams.success ? linesOf(streams.data, readingStage.test(query)) : [],
    warnings: shortList(warnings ?? []),
  };
}

function linesOf({ result, encodingFlags }: z.infer<typeof streamsShape>, areRead: boolean): readonly LokiLine[] {
  const lines = (result ?? []).flatMap(({ stream, values }) =>
    values.map(([ns, text, more]): LokiLine => ({ timeNs: BigInt(ns), text, labels: stream, ...saidOfLine(more) }))
  );
  if (encodingFlags?.includes('categorize-labels') === true) {
    return lines;
  }
  const ofLines = perLineLabels(lines, areRead);
  return ofLines.size === 0 ? lines : lines.map((line) => apart(line, ofLines));
}

/** The third element of a line: labels of its own by their categories, or, in older answers, metadata alone. */
function saidOfLine(more: unknown): Pick<LokiLine, 'metadata' | 'parsed'> {
  const { structuredMetadata, parsed } = categories.safeParse(more).data ?? {};
  return structuredMetadata === undefined && parsed === undefined
    ? { metadata: texts.parse(more ?? {}), parsed: {} }
    : { metadata: structuredMetadata ?? {}, parsed: parsed ?? {} };
}

/** A line whose stream has only the labels that are the stream's. */
function apart(line: LokiLine, ofLines: ReadonlySet<string>): LokiLine {
  const entries = Object.entries(line.labels);
  return {
    ...line,
    labels: Object.fromEntries(entries.filter(([name]) => !ofLines.has(name))),
    metadata: { ...line.metadata, ...Object.fromEntries(entries.filter(([name]) => ofLines.has(name))) },
  };
}

function plainWords(status: number, body: Buffer): string {
  const text = body.subarray(0, 1000).toString('utf8').trim();
  const isLokis = status >= 400 && status < 500 && text !== '' && !text.startsWith('<');
  return isLokis && body.length <= 1000 ? text : `HTTP ${status}, and the answer is not Loki's: ${excerpt(body)}`;
}
