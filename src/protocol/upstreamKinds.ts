import { z } from 'zod';

/** What an upstream's queries are written in, as far as their texts are quoted differently; `plain` has no quotes. */
export const queryLanguages = ['promql', 'logql', 'traceql', 'influxql', 'flux', 'sql', 'json', 'plain'] as const;
export type QueryLanguage = (typeof queryLanguages)[number];

const inputShape = z.object({
  /** Which field of a query's input holds the text. */
  field: z.enum(['expr', 'query']),
  /** What the text is called: "PromQL", "Trace id". */
  label: z.string(),
  /** An example of one. */
  placeholder: z.string(),
  language: z.enum(queryLanguages),
  /** Whether it takes nothing but a selector of series: no functions, no aggregation. */
  isSelectorOnly: z.boolean().optional(),
});

/** How a store is asked: declared by its kind in the backend, and known to the browser from there. */
export type UpstreamInput = Readonly<z.infer<typeof inputShape>>;

const kindShape = z.object({
  kind: z.string(),
  title: z.string(),
  /** What it is for, in a sentence. */
  description: z.string(),
  /** A JSON schema. */
  settings: z.unknown(),
  input: inputShape,
  /** Where a setting decides how it is asked: the setting's name, and how for each value of it that is not `input`'s. */
  variants: z.object({ setting: z.string(), inputs: z.record(z.string(), inputShape) }).optional(),
});

/** A kind of store as the browser knows it. */
export type DeclaredUpstreamKind = z.infer<typeof kindShape>;

/** The answer of the resource `upstream-kinds`. */
export const upstreamKindsAnswer = z.object({ kinds: z.array(kindShape) });

/** How one upstream of these kinds is asked, by its settings; undefined for an unknown kind. */
export function inputOfUpstream(
  kinds: ReadonlyArray<Pick<DeclaredUpstreamKind, 'kind' | 'input' | 'variants'>>,
  upstream: Readonly<Record<string, unknown>> | undefined
): UpstreamInput | undefined {
  const found = kinds.find(({ kind }) => kind === upstream?.['kind']);
  const choice = found?.variants === undefined ? undefined : upstream?.[found.variants.setting];
  const variant = typeof choice === 'string' ? found?.variants?.inputs[choice] : undefined;
  return variant ?? found?.input;
}
