import { alertCascade, type CascadeService, type Incident } from '../../../../core/rootcause/alertCascade/alertCascade';
import { type AlertEvent } from '../../../../core/rootcause/alertCascade/alertEvent';
import { isNamed } from '../../../../core/rootcause/alertCascade/parentRule';
import { alertEventsFromSeries } from '../../../../core/rootcause/alertCascade/alertEventsFromSeries';
import { type FrameNotice, type WireFrame } from '../../../../frames/schema/wireFrame';
import { type AlertCascadeAnalysis } from '../../../../protocol/analyses/alertCascade';
import { numberColumn, numericFrame, sentences, tableFrame, textColumn, timeColumn, wide } from '../../tables/columns';
import { gridAround } from '../../grids/gridAround';
import { inOnePiece } from '../../analyser/inOnePiece';
import { nodeGraphFrames } from '../../tables/nodeGraphFrames';
import { lifeFrames } from './lifeFrames';
import { queryDependencies } from '../../analyser/queryDependencies';

/** Incidents of the range out of alert series, and what set each off; alerts before the range may have. */
export const alertCascadeAnalyser = inOnePiece<'alertCascade'>({
  reachOptions: ['lookbackMs'],
  fetchRange: ({ lookbackMs }, _, { fromMs, toMs, stepMs }) => gridAround(stepMs, fromMs - lookbackMs, toMs),
  run: (analysis, { grid, series, isFromAlert }) => {
    const { graph, series: alertSeries, notices: unknown } = queryDependencies(analysis.dependencies, series);
    const { serviceLabels, windowMs, rules, format } = analysis;
    const alerts = alertEventsFromSeries(alertSeries, {
      serviceLabels,
      countsUnnamed: (alert) => rules.some(({ parent, child }) => isNamed(alert, parent) || isNamed(alert, child)),
    });
    const { incidents: all } = alertCascade(alerts, graph, { windowMs, rules });
    const incidents = all.filter(({ endMs }) => endMs >= grid.fromMs);
    const rows = rowsOf(incidents);
    const notices: FrameNotice[] = rows.length === 0 ? [{ severity: 'info', text: 'no alert fired in the range' }] : [];
    return {
      frames:
        format === 'life'
          ? lifeFrames(incidents, grid, windowMs, isFromAlert)
          : framesOf(rows, alerts, isFromAlert ? 'suppression' : format),
      notices: [...unknown, ...notices],
    };
  },
});

interface Row {
  readonly incident: Incident;
  readonly number: number;
  readonly service: CascadeService;
}

/** A row for each service of each incident; one whose alert came again within its incident has the first. */
function rowsOf(incidents: readonly Incident[]): readonly Row[] {
  return incidents.flatMap((incident, i) => {
    const first = new Map<string, CascadeService>();
    for (const service of incident.services) {
      const known = first.get(service.service);
      if (known === undefined || service.startMs < known.startMs) {
        first.set(service.service, service);
      }
    }
    return [...first.values()].map((service): Row => ({ incident, number: i + 1, service }));
  });
}

function framesOf(
  rows: readonly Row[],
  alerts: readonly AlertEvent[],
  format: Exclude<AlertCascadeAnalysis['format'], 'life'>
): readonly WireFrame[] {
  switch (format) {
    case 'incidents':
      return [incidentTable(rows, alerts)];
    case 'suppression':
      return [suppressionTable(rows)];
    case 'graph':
      return graphOf(rows);
  }
}

function incidentTable(rows: readonly Row[], alerts: readonly AlertEvent[]): WireFrame {
  return tableFrame('incidents', [
    timeColumn('start', rows, ({ service }) => service.startMs),
    numberColumn('incident', rows, ({ number }) => number, { decimals: 0 }),
    textColumn('service', rows, ({ service }) => service.service, { custom: { minWidth: 110 } }),
    textColumn('severity', rows, ({ service }) => service.severity, wide(90)),
    textColumn('role', rows, ({ service }) => (service.parent === undefined ? 'root' : 'symptom'), wide(90)),
    textColumn('set off by', rows, ({ service }) => service.parent ?? '', { custom: { minWidth: 110 } }),
    numberColumn('delay', rows, ({ service }) => service.delayMs, {
      unit: 'ms',
      description: 'After the alert that set it off',
    }),
    textColumn('path', rows, ({ service }) => service.path.join(' → '), sentences(240)),
    numberColumn('explains', rows, ({ service }) => service.explains, {
      decimals: 0,
      description: 'How many other services of the incident',
    }),
    textColumn('alerts', rows, ({ service }) => alertNames(service, alerts), sentences(140)),
  ]);
}

function alertNames(service: CascadeService, alerts: readonly AlertEvent[]): string {
  return [...new Set(service.alerts.map((index) => alerts[index]?.name ?? ''))].join(', ');
}

/** The latest incident of each service. A root stands for all that it explains, and calls as loudly as the worst of them. */
function suppressionTable(rows: readonly Row[]): WireFrame {
  const latest = new Map<string, Row>();
  for (const row of rows) {
    const known = latest.get(row.service.service);
    if (known === undefined || known.service.startMs <= row.service.startMs) {
      latest.set(row.service.service, row);
    }
  }
  const last = [...latest.values()];
  return numericFrame('suppression', [
    textColumn('service', last, ({ service }) => service.service),
    textColumn('severity', last, ({ incident, service }) =>
      service.parent === undefined ? incident.severity : service.severity
    ),
    textColumn('root', last, ({ incident }) => incident.root),
    numberColumn('suppressed', last, ({ service }) => (service.parent === undefined ? 0 : 1), { decimals: 0 }),
  ]);
}

function graphOf(rows: readonly Row[]): readonly WireFrame[] {
  const id = ({ number }: Row, service: string): string => `${number} ${service}`;
  return nodeGraphFrames(
    rows.map((row) => ({
      id: id(row, row.service.service),
      title: row.service.service,
      subtitle:
        row.service.parent === undefined
          ? `root of incident ${row.number}`
          : `after ${row.service.delayFromRootMs / 1000} s`,
      mainStat: `explains ${row.service.explains}`,
      secondaryStat: new Date(row.service.startMs).toISOString().slice(11, 19),
      alarm: row.service.parent === undefined ? 1 : 0.5,
    })),
    rows.flatMap((row) =>
      row.service.parent === undefined
        ? []
        : [
            {
              source: id(row, row.service.parent),
              target: id(row, row.service.service),
              mainStat: `${row.service.delayMs / 1000} s`,
            },
          ]
    ),
    { mainStat: 'explains', alarm: 'alerting' }
  );
}
