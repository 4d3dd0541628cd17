import { serveTask } from '../serveTask';
import { runGroupWork } from './runGroupWork';

serveTask(runGroupWork);
