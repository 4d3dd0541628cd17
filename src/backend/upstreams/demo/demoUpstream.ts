import { z } from 'zod';
import { storeInputs } from '../../../protocol/storeInputs';
import { type LabelledSeries } from '../../../core/series/labelledSeries';
import { success } from '../../../core/result';
import { labelValue } from '../../../core/series/labelValue';
import { currentScope } from '../../budget/queryScope';
import { interpolateMacros } from '../interpolateMacros';
import { seriesName } from '../seriesName';
import { workAside } from '../workAside';
import {
  type LabelAnswer,
  type LabelRequest,
  UpstreamError,
  type RangeAnswer,
  type RangeRequest,
  type StoreFacts,
  type Upstream,
  type UpstreamKind,
} from '../upstream';
import { demoSeries } from './demoSeries';
import { parseSelector } from './parseSelector';
import { sampleDemo } from './sampleDemo';
import { samplesToCompute } from './sampleRange';

/** Fewer samples are computed in a few milliseconds. */
const leastAside = 1000;

const demoSettings = z.strictObject({ name: z.string().min(1), kind: z.literal('demo') });

/** A store that is not one: the metrics of an invented shop, computed from the time alone. */
export const demoUpstream: UpstreamKind<z.infer<typeof demoSettings>> = {
  kind: 'demo',
  title: 'Demo shop',
  description: 'Metrics of an invented shop with incidents, to try everything without a store',
  settings: demoSettings,
  ...storeInputs.demo,
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
    const places = demoSeries
      .flatMap(({ labels }, place) => (selector.value(labels) ? [place] : []))
      .slice(0, maxSeries + 1);
    const selected = places.flatMap((place) => demoSeries.slice(place, place + 1));
    const { samples: mostSamples } = currentScope().budgets;
    const count = selected.reduce((sum, one) => sum + samplesToCompute(one, request), 0);
    if (count > mostSamples) {
      throw new UpstreamError(
        `input ${input.refId}: ${selected.length} series are ${count} samples, more than the ${mostSamples} that a query may have (max_samples): ` +
          'narrow the selector, raise "stepMs" or shorten the range',
        413
      );
    }
    const { fromMs, toMs, stepMs } = request;
    const range = { fromMs, toMs, stepMs };
    const sampled =
      count < leastAside ? sampleDemo(places, range) : await workAside('demo', sampleDemo, [places, range], count);
    signal.throwIfAborted();
    const series = selected.map((entry, s): LabelledSeries => {
      const { times, values } = sampled[s] ?? { times: new Float64Array(0), values: new Float64Array(0) };
      return { name: seriesName(entry.labels, input.legend), labels: entry.labels, times, values };
    });
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

  facts(): Promise<StoreFacts> {
    return Promise.resolve({ series: demoSeries.length, clockOffsetMs: 0 });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
