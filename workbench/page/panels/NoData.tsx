interface NoDataProps {
  readonly width: number;
  readonly height: number;
}

export function NoData({ width, height }: NoDataProps) {
  return <div style={{ width, height, display: 'grid', placeItems: 'center' }}>No data</div>;
}
