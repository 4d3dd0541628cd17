import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { readExplainedAnomalies } from '../../frames/grafana/readExplainedAnomalies';
import { readJudgedSeries } from '../../frames/grafana/readJudgedSeries';
import { readKnownEvents } from '../../frames/grafana/readKnownEvents';
import { PanelMessage } from '../kit/chart/PanelMessage';
import { Anomalies } from './Anomalies';
import { type AnomalyPanelOptions, defaultOptions } from './options';
import { texts } from './texts';

/** What is unusual, since when and by how much: a sentence, lanes of all series, one series in focus. */
export function Panel(props: PanelProps<AnomalyPanelOptions>) {
  const { data } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const series = useMemo(() => readJudgedSeries(data.series), [data.series]);
  const explained = useMemo(() => readExplainedAnomalies(data.series), [data.series]);
  const events = useMemo(() => readKnownEvents(data.annotations ?? []), [data.annotations]);
  if (series.length === 0) {
    return <PanelMessage panel={props} message={texts.noScores} takes={texts.takes} />;
  }
  return <Anomalies {...props} options={options} series={series} explained={explained} events={events} />;
}
