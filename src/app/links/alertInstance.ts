import { pluginIds } from '../pluginIds';
import { investigateTargets, type TakenOver } from './investigateTargets';

/** What an investigation takes over of an alert's instance. */
export interface AlertedTime {
  /** When it began, epoch milliseconds; undefined where the instance does not say. */
  readonly startMs: number | undefined;
  /** Those of its series, and of its rule; without those that Grafana keeps for itself. */
  readonly labels: Readonly<Record<string, string>>;
  /** What the rule asks. */
  readonly taken: TakenOver;
}

/** The type of a data source of this Grafana by its uid. */
export type TypeOfSource = (uid: string) => string | undefined;

/**
 * Reads what Grafana tells an extension of an alert's instance: the time it has been active since, and the queries of its rule, of
 * Grafana's own or of a data source's. Without a parser of schemas, since Grafana loads this with every page.
 */
export function alertInstance(context: unknown, typeOfSource: TypeOfSource): AlertedTime {
  const instance = at(context, 'instance');
  const rule = at(context, 'rule');
  const startMs = Date.parse(textOf(at(instance, 'activeAt')));
  const data = at(at(at(rule, 'rulerRule'), 'grafana_alert'), 'data');
  const expr = textOf(at(at(rule, 'rulerRule'), 'expr'));
  return {
    // Grafana writes the year 1 where there is no time.
    startMs: startMs > 0 ? startMs : undefined,
    labels: labelsOf(at(instance, 'labels')),
    taken: Array.isArray(data)
      ? investigateTargets(data.map((query) => askedModel(query, typeOfSource)))
      : investigateTargets([{ datasource: at(at(rule, 'namespace'), 'rulesSource'), expr: thresholdless(expr) }]),
  };
}

/** A rule's query with the data source that it asks, which rules that were provisioned name beside it only. */
function askedModel(query: unknown, typeOfSource: TypeOfSource): unknown {
  const model = at(query, 'model');
  const uid = textOf(at(query, 'datasourceUid'));
  const type = Array.isArray(at(model, 'inputs')) ? pluginIds.datasource : typeOfSource(uid);
  return typeof model === 'object' && at(model, 'datasource') === undefined && uid !== '' && type !== undefined
    ? { ...model, datasource: { type, uid } }
    : model;
}

/** `a > 5` is looked at as `a`: what it was before it fired is compared with, too. */
function thresholdless(expr: string): string {
  return expr.replace(/\s*(?:[<>]=?|[=!]=)\s*-?\d+(?:\.\d+)?(?:e[+-]?\d+)?\s*$/i, '');
}

const ofGrafana = /^(?:__.*__|alertname|grafana_folder)$/;

function labelsOf(labels: unknown): Readonly<Record<string, string>> {
  return typeof labels === 'object' && labels !== null
    ? Object.fromEntries(
        Object.entries(labels).flatMap(([name, value]) =>
          ofGrafana.test(name) || typeof value !== 'string' ? [] : [[name, value]]
        )
      )
    : {};
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
