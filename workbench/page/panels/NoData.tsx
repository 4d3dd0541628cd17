import { type PanelData } from '@grafana/data';

interface NoDataProps {
  readonly width: number;
  readonly height: number;
  readonly data: PanelData;
  /** The panel's own word for it. */
  readonly noValue?: string | undefined;
}

/** In place of a drawing: why there is none, as far as it is known. */
export function NoData({ width, height, data, noValue }: NoDataProps) {
  const errors = (data.errors ?? []).flatMap(({ message }) => message ?? []);
  const notices = data.series.flatMap(({ meta }) => meta?.notices ?? []).map(({ text }) => text);
  const reasons = errors.length > 0 ? errors : [noValue ?? 'No data', ...notices];
  return (
    <div
      style={{
        width,
        height,
        display: 'grid',
        placeContent: 'center',
        textAlign: 'center',
        overflow: 'auto',
        overflowWrap: 'anywhere',
      }}
    >
      {[...new Set(reasons)].map((reason) => (
        <div key={reason}>{reason}</div>
      ))}
    </div>
  );
}
