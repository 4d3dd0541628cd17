import { type FeatureWork } from './featureTask';
import { featureValues } from './featureValues';
import { serveTask } from './serveTask';

serveTask(({ numbers }: FeatureWork) => featureValues(numbers));
