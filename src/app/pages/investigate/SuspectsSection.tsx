import { useMemo } from 'react';
import { LoadingState, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PanelRenderer } from '@grafana/runtime';
import { pluginIds } from '../../pluginIds';
import { Section } from './Section';
import { suspectFrames } from './suspectFrames';
import { useElementWidth } from './useElementWidth';
import { type Findings } from './useFindings';

interface Props {
  readonly findings: Findings;
  readonly range: TimeRange;
}

/** Sentences wrap on a narrow screen. */
const heights = { wide: 420, narrow: 600 };
const narrow = 480;
const options = { variable: 'suspect', showInvestigate: false, showFrame: false };

/** The services that may have set off the trouble, as the root-cause panel shows them; the one that is opened stands in the address. */
export function SuspectsSection({ findings, range }: Props) {
  const { answer, ranking, known, symptom, symptomService } = findings;
  const [element, width] = useElementWidth<HTMLDivElement>();
  const height = width > 0 && width < narrow ? heights.narrow : heights.wide;
  const data = useMemo(
    () => ({
      state: LoadingState.Done,
      timeRange: range,
      series: suspectFrames(
        ranking.frames,
        answer,
        known,
        symptom === undefined || symptomService === undefined ? undefined : { name: symptom, service: symptomService }
      ),
    }),
    // The inputs are a new list at each rendering; their units are those of the ranking.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [ranking.frames, answer, symptom, symptomService, range]
  );
  return (
    <Section
      title={t('investigate.suspects.title', '2 Suspects')}
      asking={t('investigate.suspects.asking', 'Comparing all series …')}
      waiting={t('investigate.waiting', 'As soon as there is a symptom.')}
      state={ranking}
      minHeight={height}
    >
      <div ref={element}>
        {answer.frame !== undefined && width > 0 && (
          <PanelRenderer
            pluginId={pluginIds.rootCausePanel}
            title=""
            width={width}
            height={height}
            data={data}
            options={options}
          />
        )}
      </div>
    </Section>
  );
}
