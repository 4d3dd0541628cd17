import { type AnalysisKind } from '../../../protocol/query';
import { type Fields } from '../../form/SchemaForm';
import { type FieldPlan } from './fieldPlan';

const is =
  (name: string, ...values: readonly unknown[]) =>
  (analysis: Fields): boolean =>
    values.includes(analysis[name]);

const isNot =
  (name: string, ...values: readonly unknown[]) =>
  (analysis: Fields): boolean =>
    !values.includes(analysis[name]);

/** The detectors that draw at random. */
const isSeeded = is('detector', 'isolationForest', 'kMeansDistance');

const detection: readonly FieldPlan[] = [
  { name: 'detector', control: 'detector' },
  { name: 'alertsPerWeek' },
  { name: 'direction' },
];

const detectionAdvanced: readonly FieldPlan[] = [
  { name: 'options', control: 'detectorOptions', isAdvanced: true },
  { name: 'minDeviation', isAdvanced: true },
  { name: 'minSamples', isAdvanced: true },
  { name: 'confirm', isAdvanced: true },
  { name: 'quietSamples', isAdvanced: true },
  { name: 'training', control: 'range', isAdvanced: true },
  { name: 'asRules', isAdvanced: true },
  { name: 'seed', isAdvanced: true, isRead: isSeeded },
];

const isFixedCount = (analysis: Fields): boolean => analysis['count'] !== undefined;
const isKMeans = is('method', undefined, 'kMeans');
const isDbscan = is('method', 'dbscan');
const isHierarchical = is('method', 'hierarchical');

/** The fields of each analysis, in the order in which its form has them. A contract test demands every field of the query model. */
export const fieldPlans: Readonly<Record<AnalysisKind, readonly FieldPlan[]>> = {
  anomaly: [...detection, { name: 'format' }, ...detectionAdvanced],
  backtest: [
    ...detection,
    { name: 'incidents', control: 'ranges' },
    { name: 'incidentInput', control: 'input' },
    { name: 'alertRates', control: 'rates' },
    { name: 'leadMs', isAdvanced: true },
    ...detectionAdvanced,
  ],
  related: [
    { name: 'target', control: 'series' },
    { name: 'aroundMs', control: 'around', also: ['halfWidthMs'] },
    { name: 'changeBy', isRead: is('target', undefined, '') },
    { name: 'maxLagMs', isRead: isNot('target', undefined, '') },
    { name: 'method', isAdvanced: true, isRead: isNot('target', undefined, '') },
    { name: 'threshold', isAdvanced: true, isRead: isNot('target', undefined, '') },
  ],
  correlation: [
    { name: 'method' },
    { name: 'maxLagMs' },
    { name: 'format' },
    { name: 'order', isAdvanced: true, isRead: is('format', undefined, 'matrix') },
    { name: 'controlFor', control: 'input', isAdvanced: true },
    { name: 'minOverlap', isAdvanced: true },
  ],
  rootCause: [
    { name: 'target', control: 'series' },
    { name: 'window', control: 'incident', also: ['lastMs'] },
    { name: 'baseline', control: 'baseline' },
    { name: 'dependencies', control: 'dependencies' },
    { name: 'annotationTags', control: 'tags' },
    { name: 'format' },
    { name: 'events', control: 'events', isAdvanced: true },
    { name: 'serviceLabels', control: 'labels', isAdvanced: true },
    { name: 'method', isAdvanced: true },
    { name: 'minShift', isAdvanced: true },
    { name: 'earlierDays', isAdvanced: true },
  ],
  eventImpact: [
    { name: 'annotationTags', control: 'tags' },
    { name: 'eventInput', control: 'input' },
    { name: 'events', control: 'events' },
    { name: 'windowMs' },
    { name: 'onlyChanged' },
    { name: 'minChangePercent', isAdvanced: true },
    { name: 'significance', isAdvanced: true },
    { name: 'test', isAdvanced: true },
  ],
  alertCascade: [
    { name: 'dependencies', control: 'dependencies' },
    { name: 'format' },
    { name: 'rules', control: 'parentRules', isAdvanced: true },
    { name: 'windowMs', isAdvanced: true },
    { name: 'lookbackMs', isAdvanced: true },
    { name: 'serviceLabels', control: 'labels', isAdvanced: true },
  ],
  slo: [
    { name: 'objective' },
    { name: 'good', control: 'input' },
    { name: 'total', control: 'input' },
    { name: 'periodMs' },
    { name: 'format' },
    { name: 'by', control: 'labels' },
    { name: 'encoding', isAdvanced: true },
  ],
  cluster: [
    { name: 'method' },
    { name: 'of' },
    { name: 'count', isRead: isNot('method', 'dbscan') },
    { name: 'reach', isRead: isDbscan },
    { name: 'minNeighbours', isRead: isDbscan },
    { name: 'linkage', isRead: isHierarchical },
    { name: 'metric', isRead: isHierarchical },
    { name: 'power', isRead: (analysis) => isHierarchical(analysis) && analysis['metric'] === 'minkowski' },
    { name: 'height', isRead: (analysis) => isHierarchical(analysis) && !isFixedCount(analysis) },
    { name: 'format' },
    { name: 'by', control: 'labels' },
    { name: 'features', isAdvanced: true, isRead: is('of', undefined, 'features') },
    { name: 'scaling', isAdvanced: true },
    { name: 'countFrom', isAdvanced: true, isRead: (analysis) => isKMeans(analysis) && !isFixedCount(analysis) },
    { name: 'maxCount', isAdvanced: true, isRead: (analysis) => isKMeans(analysis) && !isFixedCount(analysis) },
  ],
  trace: [
    { name: 'format' },
    { name: 'order' },
    { name: 'maxTraces', isAdvanced: true },
    { name: 'minExclusiveShare', isRead: is('format', undefined, 'insights') },
    { name: 'maxDatabaseSpans', isRead: is('format', undefined, 'insights') },
  ],
  aggregate: [{ name: 'function' }, { name: 'quantile', isRead: is('function', 'quantile') }, { name: 'windowMs' }],
  quality: [{ name: 'staleAfterMs' }, { name: 'schema', control: 'declarations' }],
};

/** The fields of the query beside its inputs and its analysis, see {@link fieldPlans}. */
export const queryPlan: readonly FieldPlan[] = [
  { name: 'stepMs', isAdvanced: true, isRead: isNot('kind', 'trace') },
  { name: 'alertColumn', isAdvanced: true },
  {
    name: 'isLive',
    isAdvanced: true,
    isRead: (analysis) => is('kind', 'anomaly')(analysis) && is('format', undefined, 'bands')(analysis),
  },
  { name: 'profileDays', isAdvanced: true, isRead: is('kind', 'anomaly', 'backtest') },
  { name: 'zone', control: 'zone', isAdvanced: true, isRead: is('kind', 'anomaly', 'backtest') },
  { name: 'toleranceMs', isAdvanced: true, isRead: isNot('kind', 'trace') },
  { name: 'maxSeries', isAdvanced: true, isRead: isNot('kind', 'trace') },
];
