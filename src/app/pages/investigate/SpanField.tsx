import { css } from '@emotion/css';
import { dateTime, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, InlineField, TimeRangeInput, useStyles2 } from '@grafana/ui';
import { type TimeSpan } from '../../investigation/investigation';

interface Props {
  readonly label: string;
  readonly help: string;
  /** What a person chose; undefined where it is found by itself. */
  readonly chosen: TimeSpan | undefined;
  /** What is taken without a choice, as far as it is known. */
  readonly taken: TimeSpan | undefined;
  /** What gives up the choice. */
  readonly automatic: string;
  readonly onChange: (span: TimeSpan | undefined) => void;
}

/** A span of time: found by itself until a person chooses one. */
export function SpanField({ label, help, chosen, taken, automatic, onChange }: Props) {
  const styles = useStyles2(styling);
  return (
    <InlineField label={label} tooltip={help} shrink className={styles.field}>
      <div className={styles.row} role="group" aria-label={label}>
        <TimeRangeInput
          value={rangeOf(chosen ?? taken)}
          placeholder={t('investigate.span.none', 'not known yet')}
          isReversed={false}
          hideQuickRanges
          onChange={({ from, to }) => onChange({ fromMs: from.valueOf(), toMs: to.valueOf() })}
        />
        {chosen !== undefined && (
          <Button variant="secondary" icon="history" onClick={() => onChange(undefined)}>
            {automatic}
          </Button>
        )}
      </div>
    </InlineField>
  );
}

/** Grafana takes an invalid range for none. */
function rangeOf(span: TimeSpan | undefined): TimeRange {
  const [from, to] = [dateTime(span?.fromMs ?? NaN), dateTime(span?.toMs ?? NaN)];
  return { from, to, raw: { from, to } };
}

const styling = (theme: GrafanaTheme2) => ({
  // On a narrow screen the two times stand below each other.
  field: css({ maxWidth: '100%', [theme.breakpoints.down('md')]: { flexWrap: 'wrap' } }),
  row: css({
    display: 'flex',
    flexWrap: 'wrap',
    '& button': { height: 'auto', textAlign: 'left' },
    '& button *': { whiteSpace: 'normal' },
  }),
});
