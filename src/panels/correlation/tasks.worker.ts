import { served, serveTasks } from '../kit/work/serveTasks';
import { matrixBuffers } from './matrixBuffers';
import { runHeatmapWork } from './runHeatmapWork';

serveTasks({ heatmap: served(runHeatmapWork, matrixBuffers) });
