import { serveTask } from '../serveTask';
import { runClusterWork } from './runClusterWork';

serveTask(runClusterWork);
