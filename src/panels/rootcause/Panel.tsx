import { type PanelProps } from '@grafana/data';
import { useMemo } from 'react';

import { readRootCause } from '../../frames/grafana/readRootCause';
import { PanelMessage } from '../kit/chart/PanelMessage';
import { defaultOptions, type RootCausePanelOptions } from './options';
import { Suspects } from './Suspects';
import { texts } from './texts';

/** What may have set off an incident: suspects with their evidence, or why there is none. */
export function Panel(props: PanelProps<RootCausePanelOptions>) {
  const { data } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const answer = useMemo(() => readRootCause(data.series), [data.series]);
  return answer.frame === undefined ? (
    <PanelMessage panel={props} message={texts.noRanking} takes={texts.takes} />
  ) : (
    <Suspects {...props} options={options} answer={answer} frame={answer.frame} />
  );
}
