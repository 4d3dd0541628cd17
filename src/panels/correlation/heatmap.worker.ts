import { serveTask } from '../serveTask';
import { runHeatmapWork } from './runHeatmapWork';

serveTask(runHeatmapWork);
