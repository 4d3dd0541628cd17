import { PanelPlugin, type DataFrame, type Field, type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { NoData } from './NoData';
import { nodeGraphLayout } from './nodeGraphLayout';

const widestRing = 34;
/** Under a ring: name and what is said below it. */
const captionHeight = 34;

const fieldOf = (frame: DataFrame, name: string): Field | undefined =>
  frame.fields.find((field) => field.name.toLowerCase() === name);

const textAt = (frame: DataFrame, name: string, row: number): string => {
  const field = fieldOf(frame, name);
  const value: unknown = field?.values[row];
  const display = field?.display?.(value);
  return value === null || value === undefined || value === ''
    ? ''
    : display === undefined
      ? String(value)
      : `${display.prefix ?? ''}${display.text}${display.suffix ?? ''}`;
};

const rows = (frame: DataFrame): readonly number[] => Array.from({ length: frame.length }, (_, row) => row);

/** The parts of a node's ring: fields whose names begin with arc__, in the colours that they ask for. */
function arcsOf(frame: DataFrame, row: number, theme: GrafanaTheme2) {
  let begin = 0;
  return frame.fields
    .filter(({ name }) => name.startsWith('arc__'))
    .map((field) => {
      const share = Number(field.values[row] ?? 0);
      const arc = {
        name: field.config.displayName ?? field.name,
        color: theme.visualization.getColorByName(field.config.color?.fixedColor ?? 'gray'),
        begin,
        share,
      };
      begin += share;
      return arc;
    });
}

/** Calls are arrows from left to right; one a node, with its ring, its numbers and its name. */
function NodeGraphPanel({ data, width, height }: PanelProps<object>) {
  const theme = useTheme2();
  const edges = data.series.find((frame) => fieldOf(frame, 'source') !== undefined);
  const nodes = data.series.find((frame) => frame !== edges && fieldOf(frame, 'id') !== undefined);
  if (nodes === undefined || nodes.length === 0) {
    return <NoData {...{ width, height, data }} />;
  }
  const links =
    edges === undefined
      ? []
      : rows(edges).map((row) => ({
          source: textAt(edges, 'source', row),
          target: textAt(edges, 'target', row),
          stat: textAt(edges, 'mainstat', row),
        }));
  const ids = rows(nodes).map((row) => String(fieldOf(nodes, 'id')?.values[row]));
  const layout = nodeGraphLayout(ids, links);
  const highest = Math.max(...layout.map(({ columnSize }) => columnSize));
  const ringRadius = Math.max(10, Math.min(widestRing, (height / highest - captionHeight - 8) / 2));
  const places = new Map(layout.map(({ id, x, y }) => [id, { x: x * width, y: y * height - captionHeight / 2 }]));
  const text = { textAnchor: 'middle' as const, fill: theme.colors.text.primary, fontSize: 12 };
  return (
    <svg width={width} height={height} role="img" aria-label="Node graph">
      <defs>
        <marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M 0 0 L 10 5 L 0 10 z" fill={theme.colors.text.secondary} />
        </marker>
      </defs>
      {links.map(({ source, target, stat }) => {
        const from = places.get(source);
        const to = places.get(target);
        if (from === undefined || to === undefined) {
          return null;
        }
        const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
        const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
        const gap = ringRadius + 4;
        return (
          <g key={`${source} ${target}`}>
            <line
              x1={from.x + dx * gap}
              y1={from.y + dy * gap}
              x2={to.x - dx * gap}
              y2={to.y - dy * gap}
              stroke={theme.colors.text.secondary}
              markerEnd="url(#arrow)"
            />
            <text {...text} x={(from.x + to.x) / 2} y={(from.y + to.y) / 2 - 4} fontSize={10}>
              {stat}
            </text>
          </g>
        );
      })}
      {rows(nodes).map((row) => {
        const place = places.get(ids[row] ?? '');
        if (place === undefined) {
          return null;
        }
        const around = 2 * Math.PI * ringRadius;
        return (
          <g key={ids[row]} transform={`translate(${place.x} ${place.y})`}>
            <circle r={ringRadius} fill={theme.colors.background.primary} />
            {arcsOf(nodes, row, theme).map(({ name, color, begin, share }) => (
              <circle
                key={name}
                r={ringRadius}
                fill="none"
                stroke={color}
                strokeWidth={4}
                strokeDasharray={`${share * around} ${around}`}
                strokeDashoffset={-begin * around}
                transform="rotate(-90)"
              >
                <title>{`${name} ${Math.round(share * 100)} %`}</title>
              </circle>
            ))}
            <text {...text} y={textAt(nodes, 'secondarystat', row) === '' ? 4 : -2}>
              {textAt(nodes, 'mainstat', row)}
            </text>
            <text {...text} y={14} fontSize={10} fill={theme.colors.text.secondary}>
              {textAt(nodes, 'secondarystat', row)}
            </text>
            <text {...text} y={ringRadius + 16}>
              {textAt(nodes, 'title', row)}
            </text>
            <text {...text} y={ringRadius + 30} fontSize={10} fill={theme.colors.text.secondary}>
              {textAt(nodes, 'subtitle', row)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

export const nodeGraphPanel = new PanelPlugin<object>(NodeGraphPanel).useFieldConfig();
