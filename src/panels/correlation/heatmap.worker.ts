import { serveTask } from '../serveTask';
import { matrixBuffers } from './matrixBuffers';
import { runHeatmapWork } from './runHeatmapWork';

serveTask(runHeatmapWork, matrixBuffers);
