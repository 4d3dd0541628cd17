import {
  LoadingState,
  rangeUtil,
  toDataFrame,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { catchError, defer, from, map, of, type Observable } from 'rxjs';

/** Runs a panel's queries and reduces the packets of the answer to what the panel shows. */
export function runRequest(dataSource: DataSourceApi, request: DataQueryRequest): Observable<PanelData> {
  const idle: PanelData = { state: LoadingState.Done, series: [], request, timeRange: request.range };
  if (request.targets.length === 0) {
    return of(idle);
  }
  const packets = new Map<string, DataQueryResponse>();
  return defer(() => from(dataSource.query(request))).pipe(
    map((packet) => {
      packets.set(packet.key ?? 'A', packet);
      return reducePackets([...packets.values()], packet, request);
    }),
    catchError((error: unknown) => {
      const queryError = toDataQueryError(error);
      return of({ ...idle, state: LoadingState.Error, error: queryError, errors: [queryError] });
    })
  );
}

function reducePackets(
  packets: readonly DataQueryResponse[],
  latest: DataQueryResponse,
  request: DataQueryRequest
): PanelData {
  const frames: DataFrame[] = packets.flatMap((packet) => packet.data.map((data) => toDataFrame(data)));
  const errors = packets.flatMap((packet) => packet.errors ?? (packet.error === undefined ? [] : [packet.error]));
  const state = latest.state ?? LoadingState.Done;
  const [error] = errors;
  return {
    state: error === undefined ? state : LoadingState.Error,
    series: frames.filter((frame) => frame.meta?.dataTopic === undefined),
    annotations: frames.filter((frame) => frame.meta?.dataTopic === 'annotations'),
    request,
    timeRange: state === LoadingState.Streaming ? currentRange(request.range) : request.range,
    ...(error === undefined ? {} : { error, errors }),
  };
}

/** "Last hour" moves on with every streamed packet. */
const currentRange = (range: TimeRange): TimeRange =>
  typeof range.raw.from === 'string' && typeof range.raw.to === 'string'
    ? rangeUtil.convertRawToRange(range.raw)
    : range;
