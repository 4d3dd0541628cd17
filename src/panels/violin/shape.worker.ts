import { serveTask } from '../serveTask';
import { runShapeWork } from './runShapeWork';

serveTask(runShapeWork);
