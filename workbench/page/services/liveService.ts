import {
  LiveChannelConnectionState,
  LiveChannelEventType,
  LoadingState,
  StreamingDataFrame,
  toLiveChannelId,
  type DataFrameJSON,
  type DataQueryResponse,
  type LiveChannelAddress,
  type LiveChannelEvent,
} from '@grafana/data';
import { type GrafanaLiveSrv, type LiveDataStreamOptions } from '@grafana/runtime';
import { map, Observable, of } from 'rxjs';

/** Streams over server-sent events instead of Grafana's websocket. */
export class WorkbenchLiveService implements GrafanaLiveSrv {
  getConnectionState(): Observable<boolean> {
    return of(true);
  }

  getStream<T>(address: LiveChannelAddress): Observable<LiveChannelEvent<T>> {
    const id = toLiveChannelId(address);
    return messages(address).pipe(
      map((message) => ({ type: LiveChannelEventType.Message, id, message: message as T }))
    );
  }

  getDataStream({ addr, buffer, frame, key }: LiveDataStreamOptions): Observable<DataQueryResponse> {
    const streamKey = key ?? toLiveChannelId(addr);
    let streaming = frame?.schema === undefined ? undefined : StreamingDataFrame.fromDataFrameJSON(frame, buffer);
    return messages(addr).pipe(
      map((message) => {
        const packet = message as DataFrameJSON;
        if (streaming === undefined) {
          streaming = StreamingDataFrame.fromDataFrameJSON(packet, buffer);
        } else {
          streaming.push(packet);
        }
        return { key: streamKey, state: LoadingState.Streaming, data: [streaming] };
      })
    );
  }

  getPresence(): Promise<never> {
    return Promise.reject(new Error('the workbench keeps no presence'));
  }

  publish(): Promise<never> {
    return Promise.reject(new Error(`publishing is not supported (${LiveChannelConnectionState.Invalid})`));
  }
}

function messages(address: LiveChannelAddress): Observable<unknown> {
  return new Observable((subscriber) => {
    const url = new URL('/api/live/stream', window.location.origin);
    url.searchParams.set('channel', toLiveChannelId(address));
    if (address.data !== undefined) {
      url.searchParams.set('data', JSON.stringify(address.data));
    }
    const source = new EventSource(url);
    source.onmessage = ({ data }) => subscriber.next(JSON.parse(String(data)));
    source.addEventListener('failure', (event) => {
      source.close();
      subscriber.error(new Error(event instanceof MessageEvent ? String(event.data) : 'the stream failed'));
    });
    return () => source.close();
  });
}
