import { serveTask } from '../serveTask';
import { runTreeWork } from './runTreeWork';

serveTask(runTreeWork);
