/** What a kind of store holds, as a small drawing of our own: metrics, lines of logs, spans of traces, a shop. */
export function StorePicture({ kind }: { readonly kind: string }) {
  const { ground, mark, colour } = pictures[kind] ?? unknownStore;
  return (
    <svg
      viewBox="0 0 32 32"
      width={32}
      height={32}
      aria-hidden
      data-kind={kind}
      fill="none"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={ground} stroke="currentColor" opacity={0.45} />
      <path d={mark} stroke={colour} />
    </svg>
  );
}

interface Picture {
  readonly ground: string;
  readonly mark: string;
  /** Seen on the backgrounds of both themes. */
  readonly colour: string;
}

const axes = 'M4 4 V28 H28';
const unknownStore: Picture = {
  ground: 'M5 8 V24 C5 28 27 28 27 24 V8',
  mark: 'M5 8 C5 4 27 4 27 8 C27 12 5 12 5 8',
  colour: '#7b8794',
};

const pictures: Readonly<Record<string, Picture>> = {
  prometheus: { ground: axes, mark: 'M8 22 L13 14 L18 18 L26 7', colour: '#d9532c' },
  influxdb: { ground: axes, mark: 'M9 24 V17 M15 24 V10 M21 24 V14 M26 24 V8', colour: '#3f7fd6' },
  loki: { ground: 'M4 6 H12 M4 16 H10 M4 26 H13', mark: 'M16 6 H28 M14 16 H28 M17 26 H24', colour: '#b98a00' },
  tempo: { ground: 'M4 6 H28', mark: 'M9 13 H22 M13 20 H27 M18 27 H24', colour: '#1f9e77' },
  jaeger: {
    ground: 'M6 16 H14 M18 14 L24 8 M18 18 L24 24',
    mark: 'M16 13 a3 3 0 1 0 .1 0 M26 5 h1 M26 27 h1',
    colour: '#2a9fb8',
  },
  grafana: {
    ground: 'M4 6 H28 V26 H4 Z M4 16 H28',
    mark: 'M8 12 L12 9 L16 12 L24 9 M9 20 V23 M16 19 V23 M23 21 V23',
    colour: '#e0832b',
  },
  tiered: {
    ground: 'M5 11 L16 16 L27 11 M5 17 L16 22 L27 17 M5 23 L16 28 L27 23',
    mark: 'M16 3 L27 8 L16 13 L5 8 Z',
    colour: '#5b7f3a',
  },
  demo: { ground: 'M6 14 V27 H26 V14 M13 27 V20 H19 V27', mark: 'M4 6 H28 L27 13 H5 Z', colour: '#9a63c9' },
};
