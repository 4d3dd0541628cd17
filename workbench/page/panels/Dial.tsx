import { formattedValueToString, type FieldDisplay } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';

interface DialProps {
  readonly value: FieldDisplay;
  readonly width: number;
  readonly height: number;
}

const turn = 240;

function pointAt(share: number, radius: number): readonly [number, number] {
  const angle = ((share * turn - turn / 2 - 90) * Math.PI) / 180;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

function arc(from: number, to: number, radius: number): string {
  const [x1, y1] = pointAt(from, radius);
  const [x2, y2] = pointAt(to, radius);
  return `M ${x1} ${y1} A ${radius} ${radius} 0 ${(to - from) * turn > 180 ? 1 : 0} 1 ${x2} ${y2}`;
}

/** A gauge as Grafana draws it: an arc to the value, its thresholds around it, the number in the middle. */
export function Dial({ value: { display, field, name }, width, height }: DialProps) {
  const theme = useTheme2();
  const min = field.min ?? 0;
  const max = field.max ?? 100;
  const shareOf = (number: number): number => Math.min(1, Math.max(0, (number - min) / (max - min || 1)));
  const steps = field.thresholds?.steps ?? [];
  const size = Math.min(width, height * 1.15);
  const radius = size / 2 - 30;
  const stroke = radius / 4;
  const share = Number.isFinite(display.numeric) ? shareOf(display.numeric) : 0;
  return (
    <svg width={width} height={height} role="img" aria-label={`${name}: ${formattedValueToString(display)}`}>
      <g transform={`translate(${width / 2} ${height / 2 + size / 10})`} fill="none">
        <path d={arc(0, 1, radius)} stroke={theme.colors.background.secondary} strokeWidth={stroke} />
        {share > 0 && <path d={arc(0, share, radius)} stroke={display.color} strokeWidth={stroke} />}
        {steps.map(({ value, color }, index) => {
          const from = Number.isFinite(value) ? shareOf(value) : 0;
          const to = index + 1 < steps.length ? shareOf(steps[index + 1]?.value ?? max) : 1;
          const [x, y] = pointAt(from, radius + stroke / 2 + 12);
          return (
            <g key={index}>
              <path
                d={arc(from, to, radius + stroke / 2 + 3)}
                stroke={theme.visualization.getColorByName(color)}
                strokeWidth={4}
              />
              <text x={x} y={y} fill={theme.colors.text.secondary} fontSize={10} textAnchor="middle">
                {Number.isFinite(value) ? value : min}
              </text>
            </g>
          );
        })}
        <text fill={display.color} fontSize={radius / 2} textAnchor="middle" y={radius / 6}>
          {formattedValueToString(display)}
        </text>
      </g>
    </svg>
  );
}
