/** What was seen at one time of a long run. */
export interface Sample {
  readonly seconds: number;
  readonly megabytes: number;
  /** The most memory up to then. */
  readonly peakMegabytes: number;
  readonly handles: number;
  /** The 95th percentile of the small queries since the last sample. */
  readonly smallMs: number;
  /** The longest wait of a health check since the last sample. */
  readonly healthMs: number;
}

const width = 900;
const panelHeight = 150;
const margin = { left: 70, top: 30 };

/** An SVG with a panel for memory, handles, the latency of small queries and that of health checks. */
export function soakPlot(samples: readonly Sample[]): string {
  const panels = [
    panel('Resident memory, MB', samples, ({ megabytes }) => megabytes, 0),
    panel('Open handles', samples, ({ handles }) => handles, 1),
    panel('Small queries, p95, ms', samples, ({ smallMs }) => smallMs, 2),
    panel('Health checks, longest, ms', samples, ({ healthMs }) => healthMs, 3),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${4 * panelHeight + 20}" font-family="sans-serif" font-size="12">` +
    `<rect width="100%" height="100%" fill="#fff"/>${panels.join('')}</svg>\n`
  );
}

function panel(title: string, samples: readonly Sample[], valueOf: (sample: Sample) => number, place: number): string {
  const known = samples.filter((sample) => Number.isFinite(valueOf(sample)));
  const top = place * panelHeight + margin.top;
  const height = panelHeight - 50;
  const most = Math.max(1, ...known.map(valueOf)) * 1.1;
  const longest = Math.max(1, ...known.map(({ seconds }) => seconds));
  const x = (seconds: number): number => margin.left + ((width - margin.left - 20) * seconds) / longest;
  const y = (value: number): number => top + height * (1 - value / most);
  const points = known.map((sample) => `${x(sample.seconds).toFixed(1)},${y(valueOf(sample)).toFixed(1)}`).join(' ');
  const ticks = [0, 0.5, 1].map((share) => {
    const value = share * most;
    return (
      `<line x1="${margin.left}" x2="${width - 20}" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/>` +
      `<text x="${margin.left - 6}" y="${y(value) + 4}" text-anchor="end" fill="#555">${value.toPrecision(3)}</text>`
    );
  });
  const minutes = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<text x="${x(share * longest)}" y="${top + height + 16}" text-anchor="middle" fill="#555">${((share * longest) / 60).toFixed(1)} min</text>`
  );
  return (
    `<text x="${margin.left}" y="${top - 8}" fill="#222">${title}</text>${ticks.join('')}${minutes.join('')}` +
    `<polyline points="${points}" fill="none" stroke="#3871dc" stroke-width="1.5"/>`
  );
}
