import { t } from '@grafana/i18n';
import { useTheme2 } from '@grafana/ui';
import { formatDuration } from '../../../core/series/formatDuration';
import { layoutPath, type PathNode } from '../../../charts/path/layoutPath';
import { type RootCauseAnswer } from '../../../frames/grafana/readRootCause';
import { Section } from './Section';
import { useElementWidth } from './useElementWidth';

interface Props {
  readonly answer: RootCauseAnswer;
  readonly suspect: string | undefined;
  readonly symptomService: string | undefined;
  readonly path: readonly string[];
  /** Undefined until the stores have said what they have. */
  readonly hasCalls: boolean | undefined;
}

/** CSS pixels of a letter, about. */
const letter = 8;
const padding = 8;

/** The ways by which the trouble may have travelled from the suspect to the symptom, and when each service on them began to change. */
export function PathSection({ answer, suspect, symptomService, path, hasCalls }: Props) {
  const [element, width] = useElementWidth<HTMLDivElement>();
  const onsetOf = (service: string): number =>
    answer.suspects.find((each) => each.service === service)?.metrics[0]?.onsetMs ?? NaN;
  const first = onsetOf(suspect ?? '');
  const lag = (service: string): string => {
    const byMs = onsetOf(service) - first;
    return Number.isNaN(byMs) ? '' : `${byMs < 0 ? '−' : '+'}${formatDuration(Math.abs(byMs))}`;
  };
  const longest = Math.max(...answer.suspects.map(({ service }) => service.length), 0);
  const layout =
    suspect === undefined || symptomService === undefined || width === 0
      ? undefined
      : layoutPath(answer.calls, { cause: suspect, symptom: symptomService }, width, longest * letter + 2 * padding);
  return (
    <Section
      title={
        suspect === undefined
          ? t('investigate.path.title', '4 Path')
          : t('investigate.path.title-of', '4 Path: from {{service}}', {
              service: suspect,
              interpolation: { escapeValue: false },
            })
      }
    >
      <div ref={element}>
        {layout !== undefined && (
          <PathGraph nodes={layout.nodes} links={layout.links} height={layout.height} width={width} lag={lag} />
        )}
        {path.length > 1 && layout === undefined && (
          <p>{path.map((service) => `${service} ${lag(service)}`.trim()).join(' → ')}</p>
        )}
        {path.length <= 1 && <p>{noPath(hasCalls, suspect, symptomService)}</p>}
      </div>
    </Section>
  );
}

function noPath(
  hasCalls: boolean | undefined,
  suspect: string | undefined,
  symptomService: string | undefined
): string {
  if (hasCalls === false) {
    return t(
      'investigate.path.no-graph',
      'Not run: no store has calls between services (traces_service_graph_request_total, which Tempo and the OpenTelemetry collector write).'
    );
  }
  if (suspect === undefined || symptomService === undefined) {
    return t('investigate.path.waiting', 'As soon as there are a symptom and a suspect.');
  }
  return suspect === symptomService
    ? t('investigate.path.itself', '{{service}} shows the symptom itself.', {
        service: suspect,
        interpolation: { escapeValue: false },
      })
    : t('investigate.path.none', 'No known way leads from {{suspect}} to {{symptom}}.', {
        suspect,
        symptom: symptomService,
        interpolation: { escapeValue: false },
      });
}

interface GraphProps {
  readonly nodes: readonly PathNode[];
  readonly links: ReadonlyArray<{ readonly from: PathNode; readonly to: PathNode }>;
  readonly height: number;
  readonly width: number;
  readonly lag: (service: string) => string;
}

function PathGraph({ nodes, links, height, width, lag }: GraphProps) {
  const { colors, shape } = useTheme2();
  return (
    <svg
      width={width}
      height={height + 2}
      role="img"
      aria-label={t('investigate.path.graph', 'Ways of the trouble, from the suspect at the left to the symptom')}
    >
      {links.map(({ from, to }) => {
        const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
        const [x2, y2] = [to.x - 2, to.y + to.height / 2];
        const middle = (x1 + x2) / 2;
        return (
          <path
            key={`${from.service} ${to.service}`}
            d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}m-6 -4l6 4l-6 4`}
            fill="none"
            stroke={colors.text.secondary}
          />
        );
      })}
      {nodes.map(({ service, x, y, width: own, height: tall }) => (
        <g key={service}>
          <rect
            x={x + 0.5}
            y={y + 0.5}
            width={own - 1}
            height={tall}
            rx={Number.parseInt(shape.radius.default, 10)}
            fill={colors.background.secondary}
            stroke={colors.border.medium}
          />
          <text x={x + padding} y={y + 17} fontSize={13} fill={colors.text.primary}>
            {service}
          </text>
          <text x={x + padding} y={y + 33} fontSize={11} fill={colors.text.secondary}>
            {lag(service)}
          </text>
        </g>
      ))}
    </svg>
  );
}
