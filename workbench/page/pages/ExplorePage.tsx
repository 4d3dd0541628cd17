import {
  CoreApp,
  getDefaultTimeRange,
  LoadingState,
  PluginContextProvider,
  type DataQuery,
  type DataSourceApi,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { DataSourcePicker, getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button, LoadingPlaceholder, PanelChrome, Stack, TimeRangeInput } from '@grafana/ui';
import { useEffect, useRef, useState } from 'react';
import { type Subscription } from 'rxjs';
import { runRequest } from '../services/runRequest';
import { useAsync } from '../useAsync';
import { StandalonePanel } from './StandalonePanel';
import { useElementWidth } from './useElementWidth';

/** The data source's query editor with its results, like Grafana's Explore: a graph and a table. */
export function ExplorePage() {
  const [uid, setUid] = useState(getDataSourceSrv().getInstanceSettings()?.uid);
  const { value: dataSource, error } = useAsync(() => getDataSourceSrv().get(uid), [uid]);
  return (
    <Stack direction="column" gap={2}>
      <DataSourcePicker current={uid ?? null} onChange={(settings) => setUid(settings.uid)} noDefault />
      {error !== undefined && <Alert title={error.message} />}
      {dataSource === undefined ? (
        <LoadingPlaceholder text="Loading data source" />
      ) : (
        <Explorer key={uid} dataSource={dataSource} />
      )}
    </Stack>
  );
}

function Explorer({ dataSource }: { dataSource: DataSourceApi }) {
  const [range, setRange] = useState<TimeRange>(getDefaultTimeRange);
  const [query, setQuery] = useState<DataQuery>(() => ({
    refId: 'A',
    ...dataSource.getDefaultQuery?.(CoreApp.Explore),
  }));
  const [data, setData] = useState<PanelData>();
  const running = useRef<Subscription>();
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame);
  const instance = getDataSourceSrv().getInstanceSettings(dataSource.getRef());
  const Editor = dataSource.components?.QueryEditor;

  const run = (next: DataQuery): void => {
    running.current?.unsubscribe();
    setData((shown) => ({ series: [], timeRange: range, ...shown, state: LoadingState.Loading }));
    running.current = runRequest(dataSource, {
      app: CoreApp.Explore,
      requestId: 'explore',
      targets: [{ ...next, datasource: dataSource.getRef() }],
      range,
      timezone: 'browser',
      interval: '15s',
      intervalMs: 15_000,
      maxDataPoints: 1000,
      scopedVars: {},
      startTime: Date.now(),
    }).subscribe(setData);
  };
  useEffect(() => () => running.current?.unsubscribe(), []);

  return (
    <Stack direction="column" gap={2}>
      <Stack>
        <TimeRangeInput value={range} onChange={setRange} />
        <Button onClick={() => run(query)} icon="play">
          Run query
        </Button>
      </Stack>
      {Editor !== undefined && instance !== undefined && (
        <PluginContextProvider meta={dataSource.meta} {...{ instanceSettings: instance }}>
          <section aria-label="Query editor">
            <Editor
              datasource={dataSource}
              query={query}
              queries={[query]}
              app={CoreApp.Explore}
              range={range}
              onChange={setQuery}
              onRunQuery={() => run(query)}
              {...(data === undefined ? {} : { data })}
            />
          </section>
        </PluginContextProvider>
      )}
      <div ref={frame}>
        {data !== undefined && (
          <section aria-label="Query result" data-state={data.state}>
            {data.errors?.map(({ message, refId }) => (
              <Alert key={refId} title={message ?? 'The query failed'} />
            ))}
            {['timeseries', 'table'].map((pluginId) => (
              <PanelChrome key={pluginId} title={pluginId === 'table' ? 'Table' : 'Graph'} width={width} height={320}>
                {(innerWidth, innerHeight) => (
                  <StandalonePanel
                    {...{ pluginId, data, title: pluginId, width: innerWidth, height: innerHeight }}
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
