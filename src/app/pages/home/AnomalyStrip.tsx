import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useTheme2 } from '@grafana/ui';
import { scoreStepOf, scoreSteps } from '../../../charts/marks/scoreScale';
import { type ExplainedAnomaly } from '../../../frames/grafana/readExplainedAnomalies';
import { useElementWidth } from '../investigate/useElementWidth';

interface Props {
  readonly anomalies: readonly ExplainedAnomaly[];
  readonly range: TimeRange;
}

const height = 14;
/** An anomaly of one moment is seen, too. */
const leastWidth = 3;

/** When something was unusual, in the colours of scores; the highest lie on top. */
export function AnomalyStrip({ anomalies, range }: Props) {
  const { isDark, colors } = useTheme2();
  const [element, width] = useElementWidth<HTMLDivElement>();
  const steps = scoreSteps(isDark);
  const [fromMs, toMs] = [range.from.valueOf(), range.to.valueOf()];
  const x = (timeMs: number): number =>
    (width * (Math.min(toMs, Math.max(fromMs, timeMs)) - fromMs)) / Math.max(1, toMs - fromMs);
  return (
    <div ref={element} style={{ flex: '1 1 160px', minWidth: 0, overflow: 'hidden', height }}>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={t('home.unusual.strip', 'unusual {{count}} times', {
          count: anomalies.length,
          defaultValue_one: 'unusual once',
        })}
      >
        <rect y={height / 2} width={width} height={1} fill={colors.border.weak} />
        {[...anomalies].reverse().map(({ series, startMs, endMs, peakScore }) => (
          <rect
            key={`${series} ${startMs}`}
            x={x(startMs)}
            width={Math.max(leastWidth, x(endMs) - x(startMs))}
            height={height}
            fill={steps[scoreStepOf(peakScore)]?.color ?? colors.text.primary}
          />
        ))}
      </svg>
    </div>
  );
}
