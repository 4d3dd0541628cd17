import {
  CoreApp,
  FieldType,
  dateTime,
  getDefaultTimeRange,
  LoadingState,
  rangeUtil,
  type DataFrame,
  type DataQuery,
  type DataSourceApi,
  type PanelData,
  type RawTimeRange,
  type TimeRange,
} from '@grafana/data';
import { DataSourcePicker, getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button, LoadingPlaceholder, PanelChrome, Stack, TimeRangeInput } from '@grafana/ui';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { type Subscription } from 'rxjs';
import { bootData } from '../bootData';
import { runRequest } from '../services/runRequest';
import { useAsync } from '../useAsync';
import { DataSourceQueryEditor } from './DataSourceQueryEditor';
import { StandalonePanel } from './StandalonePanel';
import { useElementWidth } from './useElementWidth';

interface Pane {
  readonly datasource?: string;
  readonly queries?: readonly DataQuery[];
  readonly range?: RawTimeRange;
}

/** The first pane of an address that Grafana's Explore would understand: `?panes={"a":{…}}`. */
function paneOf(search: string): Pane {
  const panes = new URLSearchParams(search).get('panes');
  const [first = {}] = panes === null ? [] : Object.values<Pane>(JSON.parse(panes));
  return first;
}

const withTimes = ({ from, to }: RawTimeRange): RawTimeRange => ({ from: timeOf(from), to: timeOf(to) });

const timeOf = (time: RawTimeRange['from']): RawTimeRange['from'] =>
  typeof time === 'string' && /^\d+$/.test(time) ? dateTime(Number(time)) : time;

interface Explored {
  readonly pluginId: string;
  readonly title: string;
  readonly data: PanelData;
}

/** The panels that the frames ask for, as in Explore: one of their own, the node graph, else a graph and a table. */
function explored(data: PanelData): readonly Explored[] {
  const askFor = (frame: DataFrame): string =>
    frame.meta?.preferredVisualisationPluginId ??
    (frame.meta?.preferredVisualisationType === 'nodeGraph' ? 'nodeGraph' : '');
  const asked = [...new Set(data.series.map(askFor))].filter((pluginId) => pluginId !== '');
  const own = asked.map((pluginId) => ({
    pluginId,
    title: bootData().plugins.find(({ id }) => id === pluginId)?.name ?? 'Node graph',
    data: { ...data, series: data.series.filter((frame) => askFor(frame) === pluginId) },
  }));
  const tables = data.series.filter((frame) => askFor(frame) !== 'nodeGraph');
  const others = data.series.filter((frame) => askFor(frame) === '');
  const isGraph = (frame: DataFrame): boolean => frame.fields.some(({ type }) => type === FieldType.time);
  return [
    ...own,
    ...(others.some(isGraph) ? [{ pluginId: 'timeseries', title: 'Graph', data: { ...data, series: others } }] : []),
    ...(own.length > 0 && tables.length === 0
      ? []
      : [{ pluginId: 'table', title: 'Table', data: { ...data, series: tables } }]),
  ];
}

/** The data source's query editor with its results, like Grafana's Explore: a graph and a table. */
export function ExplorePage() {
  const pane = paneOf(useLocation().search);
  const [uid, setUid] = useState(pane.datasource ?? getDataSourceSrv().getInstanceSettings()?.uid);
  const { value: dataSource, error } = useAsync(() => getDataSourceSrv().get(uid), [uid]);
  return (
    <Stack direction="column" gap={2}>
      <DataSourcePicker current={uid ?? null} onChange={(settings) => setUid(settings.uid)} noDefault />
      {error !== undefined && <Alert title={error.message} />}
      {dataSource === undefined ? (
        <LoadingPlaceholder text="Loading data source" />
      ) : (
        <Explorer key={uid} dataSource={dataSource} pane={pane} />
      )}
    </Stack>
  );
}

function Explorer({ dataSource, pane }: { dataSource: DataSourceApi; pane: Pane }) {
  const [range, setRange] = useState<TimeRange>(() =>
    pane.range === undefined ? getDefaultTimeRange() : rangeUtil.convertRawToRange(withTimes(pane.range))
  );
  const [query, setQuery] = useState<DataQuery>(() => ({
    refId: 'A',
    ...dataSource.getDefaultQuery?.(CoreApp.Explore),
    ...pane.queries?.[0],
  }));
  // an editor may change the query and run it in one go, before the next render
  const latest = useRef(query);
  const [data, setData] = useState<PanelData>();
  const running = useRef<Subscription | undefined>(undefined);
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame);

  const change = (next: DataQuery): void => {
    latest.current = next;
    setQuery(next);
  };
  const run = (): void => {
    running.current?.unsubscribe();
    if (dataSource.filterQuery?.(latest.current) === false) {
      setData(undefined);
      return;
    }
    setData((shown) => ({ series: [], timeRange: range, ...shown, state: LoadingState.Loading }));
    running.current = runRequest(dataSource, {
      app: CoreApp.Explore,
      requestId: 'explore',
      targets: [{ ...latest.current, datasource: dataSource.getRef() }],
      range,
      timezone: 'browser',
      interval: '15s',
      intervalMs: 15_000,
      maxDataPoints: 1000,
      scopedVars: {},
      startTime: Date.now(),
    }).subscribe(setData);
  };
  useEffect(() => {
    if (pane.queries !== undefined) {
      run();
    }
    return () => running.current?.unsubscribe();
    // only the query of the address runs by itself
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  return (
    <Stack direction="column" gap={2}>
      <Stack>
        <TimeRangeInput value={range} onChange={setRange} />
        <Button onClick={run} icon="play">
          Run query
        </Button>
      </Stack>
      <DataSourceQueryEditor
        dataSource={dataSource}
        query={query}
        app={CoreApp.Explore}
        range={range}
        onChange={change}
        onRunQuery={run}
        {...(data === undefined ? {} : { data })}
      />
      <div ref={frame}>
        {data !== undefined && (
          <section aria-label="Query result" data-state={data.state}>
            {data.errors?.map(({ message, refId }) => (
              <Alert key={refId} title={message ?? 'The query failed'} />
            ))}
            {explored(data).map(({ pluginId, title, data: shown }) => (
              <PanelChrome key={pluginId} title={title} width={width} height={pluginId === 'nodeGraph' ? 420 : 320}>
                {(innerWidth, innerHeight) => (
                  <StandalonePanel
                    {...{ pluginId, title, data: shown, width: innerWidth, height: innerHeight }}
                    timeZone="browser"
                  />
                )}
              </PanelChrome>
            ))}
          </section>
        )}
      </div>
    </Stack>
  );
}
