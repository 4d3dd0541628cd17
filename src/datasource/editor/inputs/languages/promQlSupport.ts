import { type Diagnostic, linter } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { LanguageType, type PrometheusClient, PromQLExtension, promQLLanguage } from '@prometheus-io/codemirror-promql';
import { macroCompletion } from './macroCompletion';
import { type StoreClient } from '../../../promql/storeClient';

/** PromQL as Prometheus' own page has it: colours, completion of functions and of what the store has, errors as one types. */
export function promQlSupport(store: StoreClient): Extension {
  const language = new PromQLExtension().activateLinter(false).setComplete({ remote: clientOf(store) });
  return [
    language.asExtension(),
    EditorState.languageData.of(() => [{ autocomplete: macroCompletion('promql') }]),
    linter((view) => promQlProblems(view.state.doc.toString())),
  ];
}

const promQl = promQLLanguage(LanguageType.PromQL);

/** What is wrong with a PromQL text, where. Macros (`$__interval`) and variables of a dashboard may stand in it. */
export function promQlProblems(text: string): readonly Diagnostic[] {
  if (text.trim() === '') {
    return [];
  }
  // Of the same length, so that places stay where they are: durations in brackets, names elsewhere.
  const readable = text.replace(/\$\{\w+(?::\w+)?\}|\$\w+|\[\[\w+\]\]/g, (macro, at: number) =>
    /\[\s*(?:[^[\]]*:)?\s*$/.test(text.slice(0, at)) || /^\$__(?:rate_)?(?:interval|range)/.test(macro)
      ? `${'1'.repeat(macro.length - 1)}s`
      : 'v'.repeat(macro.length)
  );
  const view = new EditorView({ state: EditorState.create({ doc: readable, extensions: [promQl] }) });
  const strategy = new PromQLExtension().getLinter();
  const found = strategy.promQL()(view);
  view.destroy();
  return found instanceof Promise ? [] : found;
}

/** A store as the completion of PromQL asks it. */
function clientOf(store: StoreClient): PrometheusClient {
  return {
    metricNames: async () => [...(await store.metrics())],
    labelNames: async (metric) => [...(await store.labels(selectorOf(metric)))],
    labelValues: async (label, metric) => [...(await store.values(label, selectorOf(metric)))],
    metricMetadata: () => Promise.resolve({}),
    series: async (metric, _matchers, label) =>
      label === undefined
        ? []
        : (await store.values(label, selectorOf(metric))).map((value) => new Map([[label, value]])),
    flags: () => Promise.resolve({}),
  };
}

/** Names with characters that only Prometheus 3 allows are quoted. */
function selectorOf(metric: string | undefined): string | undefined {
  return metric === undefined || metric === ''
    ? undefined
    : /^[A-Za-z_:][\w:]*$/.test(metric)
      ? metric
      : `{"${metric.replace(/[\\"]/g, '\\$&')}"}`;
}
