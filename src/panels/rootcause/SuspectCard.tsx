import { css } from '@emotion/css';
import { type GrafanaTheme2, type LinkModel } from '@grafana/data';
import { Button, IconButton, TextLink, Toggletip, useStyles2 } from '@grafana/ui';

import { type Course } from '../../charts/course/layoutCourse';
import { type TooltipAction } from '../kit/chart/ChartTooltip';
import { ConfidenceBar } from './ConfidenceBar';
import { CourseGraph } from './CourseGraph';
import { measuredShare } from './measuredShare';
import { texts } from './texts';

/** What a card says, in the reader's words. */
export interface SuspectFacts {
  readonly service: string;
  readonly confidence: number;
  /** From 1 on. */
  readonly rank: number;
  /** A whole sentence. */
  readonly finding: string;
  /** What it explains, or whom it follows; empty where neither is known. */
  readonly consequence: string;
  /** What was done to it; empty where nothing is known. */
  readonly change: string;
  /** The services on the way to the symptom, both included; fewer than two where no way is known. */
  readonly path: readonly string[];
  readonly speaksFor: readonly string[];
  readonly against: readonly string[];
  readonly course: { readonly metric: string; readonly course: Course } | undefined;
}

interface SuspectCardProps {
  readonly suspect: SuspectFacts;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly hasGraph: boolean;
  readonly links: readonly LinkModel[];
  readonly actions: readonly TooltipAction[];
  /** Of the card's content, in CSS pixels. */
  readonly width: number;
}

/** A suspect: in one line, or opened with all that is known of it. */
export function SuspectCard(props: SuspectCardProps) {
  const { suspect, isOpen, onOpen } = props;
  const styles = useStyles2(getStyles);
  const { service, confidence, rank, finding, consequence } = suspect;
  return (
    <article className={styles.card} data-open={isOpen} aria-label={service}>
      <div className={styles.head}>
        <button type="button" className={styles.opener} aria-expanded={isOpen} onClick={onOpen} data-covary-suspect>
          <strong className={styles.name}>
            {rank} {service}
          </strong>
          {!isOpen && <span className={styles.quiet}>{consequence}</span>}
          <ConfidenceBar confidence={confidence} />
        </button>
        {isOpen && rank === 1 && (
          <Toggletip content={texts.measured(measuredShare(confidence))}>
            <IconButton name="info-circle" size="sm" aria-label={texts.aboutConfidence} data-covary-unpainted />
          </Toggletip>
        )}
      </div>
      {isOpen && (
        <>
          <p className={styles.finding}>
            {finding} {consequence}
          </p>
          <Evidence {...props} />
        </>
      )}
    </article>
  );
}

function Evidence({ suspect, hasGraph, links, actions, width }: SuspectCardProps) {
  const styles = useStyles2(getStyles);
  const { change, path, speaksFor, against, course } = suspect;
  return (
    <>
      {hasGraph && course && width > 0 && (
        <CourseGraph course={course.course} width={width} label={texts.course(course.metric)} />
      )}
      {change !== '' && <p className={styles.fact}>{texts.change(change)}</p>}
      {path.length > 1 && <p className={styles.fact}>{texts.path(path.join(' → '))}</p>}
      {speaksFor.length > 0 && <p className={styles.fact}>{texts.speaksFor(speaksFor.join(' · '))}</p>}
      <p className={styles.fact}>{texts.against(against.length === 0 ? texts.againstNothing : against.join(' · '))}</p>
      {actions.length + links.length > 0 && (
        <p className={styles.actions} data-covary-unpainted>
          {actions.map(({ label, onClick }) => (
            <Button key={label} size="sm" variant="secondary" onClick={onClick}>
              {label}
            </Button>
          ))}
          {links.map(({ title, href, target }) => (
            <TextLink key={`${title} ${href}`} href={href} external={target === '_blank'} inline={false}>
              {title}
            </TextLink>
          ))}
        </p>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    border: '1px solid transparent',
    borderRadius: theme.shape.radius.default,
    padding: theme.spacing(0.5, 1),
    '&[data-open="true"]': {
      borderColor: theme.colors.border?.medium,
      padding: theme.spacing(1),
    },
  }),
  head: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  opener: css({
    display: 'flex',
    flex: 1,
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: theme.spacing(1.5),
    minWidth: 0,
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    '&:hover strong': { textDecoration: 'underline' },
  }),
  name: css({ flex: '1 1 auto', fontWeight: theme.typography.fontWeightMedium, overflowWrap: 'anywhere' }),
  finding: css({ margin: theme.spacing(0.5, 0), overflowWrap: 'anywhere' }),
  fact: css({ margin: theme.spacing(0.25, 0), color: theme.colors.text?.secondary, overflowWrap: 'anywhere' }),
  quiet: css({ color: theme.colors.text?.secondary, overflowWrap: 'anywhere' }),
  actions: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), margin: theme.spacing(1, 0, 0) }),
});
