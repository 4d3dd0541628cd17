import { type ComponentType } from 'react';
import { AroundControl } from './AroundControl';
import { type ControlName, type ControlProps } from './controlProps';
import { DeclarationsControl } from './DeclarationsControl';
import { DependenciesControl } from './DependenciesControl';
import { DetectorControl, DetectorOptionsControl } from './DetectorControl';
import { EventsControl } from './EventsControl';
import { IncidentControl } from './IncidentControl';
import { InputControl } from './InputControl';
import { LabelsControl, TagsControl } from './NamesControl';
import { ParentRulesControl } from './ParentRulesControl';
import { BaselineControl, RangeControl } from './RangeControl';
import { RangesControl } from './RangesControl';
import { RatesControl } from './RatesControl';
import { SeriesControl } from './SeriesControl';
import { ZoneControl } from './ZoneControl';

/** What fields are edited with where their schemas do not say. */
export const controls: Readonly<Record<ControlName, ComponentType<ControlProps>>> = {
  around: AroundControl,
  baseline: BaselineControl,
  declarations: DeclarationsControl,
  dependencies: DependenciesControl,
  detector: DetectorControl,
  detectorOptions: DetectorOptionsControl,
  events: EventsControl,
  incident: IncidentControl,
  input: InputControl,
  labels: LabelsControl,
  parentRules: ParentRulesControl,
  range: RangeControl,
  ranges: RangesControl,
  rates: RatesControl,
  series: SeriesControl,
  tags: TagsControl,
  zone: ZoneControl,
};
