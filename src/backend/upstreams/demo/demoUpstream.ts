import { z } from 'zod';
import { type LabelledSeries } from '../../../core/series/labelledSeries';
import { success } from '../../../core/result';
import { labelValue } from '../../../core/series/labelValue';
import { currentScope } from '../../budget/queryScope';
import { takingTurns } from '../../workers/takingTurns';
import { interpolateMacros } from '../interpolateMacros';
import { seriesName } from '../seriesName';
import {
  type LabelAnswer,
  type LabelRequest,
  UpstreamError,
  type RangeAnswer,
  type RangeRequest,
  type Upstream,
  type UpstreamKind,
} from '../upstream';
import { demoSeries } from './demoSeries';
import { parseSelector } from './parseSelector';
import { sampleInStretches } from './sampleRange';

const demoSettings = z.strictObject({ name: z.string().min(1), kind: z.literal('demo') });

/** A store that is not one: the metrics of an invented shop, computed from the time alone. */
export const demoUpstream: UpstreamKind<z.infer<typeof demoSettings>> = {
  kind: 'demo',
  title: 'Demo shop',
  settings: demoSettings,
  input: {
    field: 'expr',
    label: 'Series selector',
    placeholder: 'shop_cpu_percent{service="database"}',
    language: 'promql',
    takesFilters: true,
  },
  open: () => new DemoUpstream(),
};

class DemoUpstream implements Upstream {
  async queryRange(request: RangeRequest, signal: AbortSignal): Promise<RangeAnswer> {
    const { input, maxSeries } = request;
    if (input.expr === undefined || input.expr.trim() === '') {
      throw new UpstreamError(`input ${input.refId}: write a series selector for the demo store`, 400);
    }
    const executed = interpolateMacros(input.expr, request);
    const selector = parseSelector(executed);
    if (!selector.ok) {
      throw new UpstreamError(`input ${input.refId}: ${selector.error}`, 400);
    }
    const selected = demoSeries.filter(({ labels }) => selector.value(labels)).slice(0, maxSeries + 1);
    const points = selected.length * (Math.floor((request.toMs - request.fromMs) / request.stepMs) + 1);
    const { samples } = currentScope().budgets;
    if (points > samples) {
      throw new UpstreamError(
        `input ${input.refId}: ${selected.length} series are ${points} samples, more than the ${samples} that a query may have (max_samples): ` +
          'narrow the selector, raise "stepMs" or shorten the range',
        413
      );
    }
    const series: LabelledSeries[] = [];
    for (const entry of selected) {
      signal.throwIfAborted();
      const samples = await takingTurns(sampleInStretches(entry, request), signal);
      series.push({ name: seriesName(entry.labels, input.legend), labels: entry.labels, ...samples });
    }
    return { series: series.filter(({ times }) => times.length > 0), warnings: [], executed };
  }

  async listLabels({ label, match }: LabelRequest): Promise<LabelAnswer> {
    const selector = match === undefined ? success(() => true) : parseSelector(match);
    if (!selector.ok) {
      throw new UpstreamError(selector.error, 400);
    }
    const selected = demoSeries.filter(({ labels }) => selector.value(labels));
    const all = selected.flatMap(({ labels }) =>
      label === undefined ? Object.keys(labels) : (labelValue(labels, label) ?? [])
    );
    return Promise.resolve({ labels: [...new Set(all)], warnings: [] });
  }

  health(): Promise<string> {
    return Promise.resolve(`Demo shop, ${demoSeries.length} series`);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
