import { z } from 'zod';
import { type Investigation, sharedKinds, type TimeSpan } from './investigation';

const longestText = 2000;
const ownInputs = z.array(
  z.strictObject({
    expr: z.string().min(1).max(longestText),
    field: z.literal('query').optional(),
    legend: z.string().max(longestText).optional(),
    upstream: z.string().max(longestText).optional(),
    kind: z.enum(sharedKinds).optional(),
    source: z.string().max(longestText).optional(),
  })
);
const labelsShape = z.record(z.string().max(longestText), z.string().max(longestText));
const times = /^(\d{1,15})-(\d{1,15})$/;

/** The parameters of an address that say what is investigated; what cannot be read counts as left out. */
export function parseInvestigation(parameters: URLSearchParams): Investigation {
  const text = (name: string): string | undefined => parameters.get(name)?.slice(0, longestText) || undefined;
  const dataSource = text('ds');
  const symptom = text('sym');
  const suspect = text('var-suspect');
  const presets = text('preset')?.split(',');
  const window = spanOf(text('w'));
  const baseline = spanOf(text('base'));
  const labels = labelsOf(text('labels'));
  return {
    ...(dataSource === undefined ? {} : { dataSource }),
    ...(symptom === undefined ? {} : { symptom }),
    ...(window === undefined ? {} : { window }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(presets === undefined ? {} : { presets }),
    ...(labels === undefined ? {} : { labels }),
    own: ownInputsOf(parameters.get('in')),
    ...(suspect === undefined ? {} : { suspect }),
    open: text('open')?.split(',') ?? [],
  };
}

/** The parameters for an address, null for those that it should not have: the inverse of {@link parseInvestigation}. */
export function investigationParameters(investigation: Investigation): Record<string, string | null> {
  const { dataSource, symptom, window, baseline, presets, labels, own, suspect, open } = investigation;
  return {
    ds: dataSource ?? null,
    sym: symptom ?? null,
    w: textOf(window),
    base: textOf(baseline),
    preset: presets === undefined ? null : presets.join(','),
    labels: labels === undefined ? null : JSON.stringify(labels),
    in: own.length === 0 ? null : JSON.stringify(own),
    'var-suspect': suspect ?? null,
    open: open.length === 0 ? null : open.join(','),
  };
}

function spanOf(text: string | undefined): TimeSpan | undefined {
  const [, fromMs, toMs] = times.exec(text ?? '') ?? [];
  return fromMs !== undefined && toMs !== undefined && Number(fromMs) < Number(toMs)
    ? { fromMs: Number(fromMs), toMs: Number(toMs) }
    : undefined;
}

function textOf(span: TimeSpan | undefined): string | null {
  return span === undefined ? null : `${span.fromMs}-${span.toMs}`;
}

function labelsOf(text: string | undefined): Investigation['labels'] {
  try {
    return labelsShape.safeParse(JSON.parse(text ?? 'null')).data;
  } catch {
    return undefined;
  }
}

function ownInputsOf(text: string | null): Investigation['own'] {
  if (text === null) {
    return [];
  }
  try {
    const parsed = ownInputs.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
