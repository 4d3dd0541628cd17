import { type PanelData, type QueryResultMetaNotice } from '@grafana/data';

/** What the last run of a query had to say: errors, warnings, remarks, each once. */
export function noticesOf(data: PanelData | undefined, refId: string): readonly QueryResultMetaNotice[] {
  const all: QueryResultMetaNotice[] = [
    ...(data?.errors ?? [])
      .filter((error) => (error.refId ?? refId) === refId)
      .map(({ message = '' }) => ({ severity: 'error' as const, text: message })),
    ...(data?.series ?? []).filter((frame) => frame.refId === refId).flatMap(({ meta }) => meta?.notices ?? []),
  ];
  return all.filter(({ text }, i) => text !== '' && all.findIndex((other) => other.text === text) === i);
}
