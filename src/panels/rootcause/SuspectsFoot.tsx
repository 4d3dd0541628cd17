import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { useState } from 'react';

import { formatConfidence } from '../../core/rootcause/ranking/formatConfidence';
import { type Suspect } from '../../frames/grafana/readRootCause';
import { againstText } from './againstText';
import { texts } from './texts';

interface SuspectsFootProps {
  /** Suspects that have no card. */
  readonly more: readonly string[];
  readonly ruledOut: readonly Suspect[];
  /** How likely it is somebody else, 0..1; NaN where nobody is suspected. */
  readonly noneOfThese: number;
  /** What was looked at. */
  readonly facts: readonly string[];
}

/** Below the cards: the other suspects, who was ruled out and why, how likely it is none of them, what was looked at. */
export function SuspectsFoot({ more, ruledOut, noneOfThese, facts }: SuspectsFootProps) {
  const styles = useStyles2(getStyles);
  const [isListed, setListed] = useState(false);
  return (
    <div className={styles}>
      {more.length > 0 && (
        <p>
          {texts.more(more.length)}: {more.join(', ')}
        </p>
      )}
      {ruledOut.length > 0 && (
        <p>
          <Button
            size="sm"
            fill="text"
            variant="secondary"
            icon={isListed ? 'angle-down' : 'angle-right'}
            aria-expanded={isListed}
            onClick={() => setListed(!isListed)}
          >
            {texts.ruledOut(ruledOut.length)}
          </Button>
          {isListed &&
            ruledOut
              .map(({ service, against: [reason] }) =>
                reason === undefined ? service : `${service} (${againstText(reason)})`
              )
              .join(', ')}
        </p>
      )}
      {!Number.isNaN(noneOfThese) && (
        <p>
          {texts.noneOfThese(formatConfidence(noneOfThese))}. {texts.noneOfTheseAbout}
        </p>
      )}
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) =>
  css({
    color: theme.colors.text?.secondary,
    padding: theme.spacing(0, 1),
    '& p': { margin: theme.spacing(0.5, 0, 0), overflowWrap: 'anywhere' },
  });
